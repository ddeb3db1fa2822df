(function () {
  "use strict";
  // Dash's own loader is pinned to our compressed bundle; it sets this property itself otherwise.
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: function () { return "PLOTLY_URL"; }, set: function () {} });
  // A page with charts starts the bundle at once. dcc.Graph waits for whatever window.Plotly is, so a promise
  // here spares it its own late loader, which gives up after 30 seconds; the bundle then puts itself there.
  if (document.currentScript.dataset.charts) {
    window.Plotly = new Promise(function (resolve, reject) {
      var bundle = document.createElement("script");
      bundle.src = "PLOTLY_URL";
      bundle.async = true;
      bundle.onload = function () { resolve(window.Plotly); };
      bundle.onerror = reject;
      document.head.appendChild(bundle);
    });
  }

  function live() { return !document.getElementById("light"); }

  // Where the keyboard goes once the new page stands: back to the choice that was made or to the link that
  // only sorted or translated the page, else to the page. Wanted is null, "", a field's name or a link's.
  var wanted = null, shown = null;

  function name(link) {
    var place = link.closest("th, td, nav, p, li, h2, .languages");
    return (place ? place.tagName + place.className : "") + " " + (link.firstChild || link).textContent;
  }

  function alike(root, words) {
    return Array.prototype.filter.call(root.querySelectorAll("#halaman a"), function (link) { return name(link) === words; });
  }

  function field(root) {
    if (!wanted) return null;
    if (typeof wanted === "string") return root.querySelector(".filters [name='" + wanted + "']");
    return alike(root, wanted.words)[wanted.at];
  }

  function focus(root) {
    var place = root.querySelector("#halaman"), address = place && place.dataset.address;
    if (!place || address === shown) return;
    shown = address;
    if (wanted === null) return;
    var place = field(root) || root.querySelector("main");
    wanted = null;
    place.focus({ preventScroll: true });
  }

  function go(href, next, stay) {
    if (!live()) { window.location.assign(href); return; }
    wanted = next || "";
    window.history.pushState({}, "", href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    if (!stay) window.scrollTo(0, 0);
  }

  window.addEventListener("popstate", function () { if (live()) wanted = ""; });

  function address(form) {
    var words = new URLSearchParams(), path = form.getAttribute("action");
    new FormData(form).forEach(function (value, key) {
      var field = form.elements[key], usual = field && field.dataset ? field.dataset.default : "";
      if (value && key !== "daerah" && value !== usual) words.set(key, words.has(key) ? words.get(key) + "," + value : value);
    });
    var text = words.toString();
    return path + (text ? "?" + text : "");
  }

  // One choice changes one word of the address as it is now: the form on the screen may be one answer behind.
  function changed(form, field) {
    var now = new URLSearchParams(window.location.search), words = new URLSearchParams(), name = field.name;
    var chosen = new FormData(form).getAll(name).filter(function (value) {
      return value && value !== field.dataset.default;
    });
    if (chosen.length) now.set(name, chosen.join(",")); else now.delete(name);
    if (name === "edisi") { now.delete("periode"); now.delete("skema"); }
    Array.prototype.forEach.call(form.elements, function (element) {
      if (now.has(element.name)) words.set(element.name, now.get(element.name));
    });
    now.forEach(function (value, key) { words.set(key, value); });
    var text = words.toString();
    return window.location.pathname + (text ? "?" + text : "");
  }

  document.addEventListener("change", function (event) {
    var field = event.target, form = field.form;
    if (!form || !form.classList.contains("filters")) return;
    if (live() && field.name !== "daerah" && form.getAttribute("action") === window.location.pathname) {
      go(changed(form, field), field.name, true);
      return;
    }
    if (field.name === "edisi") {
      ["periode", "skema"].forEach(function (name) { if (form.elements[name]) form.elements[name].disabled = true; });
    }
    if (field.name === "daerah") { if (field.value) form.setAttribute("action", "/daerah/" + field.value); else return; }
    go(address(form), field.name);
  });

  document.addEventListener("submit", function (event) {
    if (!event.target.classList.contains("filters")) return;
    event.preventDefault();
    go(address(event.target));
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href^='/'], a[href^='?']") : null;
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    // Files and the API are no pages: the browser opens them itself.
    if (!live() || link.dataset.whole || link.hasAttribute("download") || link.rel === "alternate") return;
    event.preventDefault();
    var root = document.getElementById("react-entry-point"), words = name(link);
    if (link.pathname !== window.location.pathname || !root.contains(link)) { go(link.getAttribute("href")); return; }
    go(link.getAttribute("href"), { words: words, at: alike(root, words).indexOf(link) }, true);
  });

  // A text to take along. Clipboards exist on secure addresses only; elsewhere the old way.
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-copy]") : null;
    if (!button) return;
    var text = button.dataset.copy.replace("{asal}", window.location.origin), status = button.nextElementSibling;
    function done() { status.textContent = button.textContent = button.dataset.done; }
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done); return; }
    var field = document.createElement("textarea");
    field.value = text;
    document.body.appendChild(field);
    field.select();
    if (document.execCommand("copy")) done();
    field.remove();
    button.focus();
  });

  function drawn(root) {
    var page = root.querySelector("#halaman > main");
    if (!page) return false;
    var graphs = root.querySelectorAll(".dash-graph").length;
    return graphs <= root.querySelectorAll(".js-plotly-plot .main-svg").length;
  }

  // What does not move arrives as HTML; this runs before the browser paints what React has just placed.
  function fill(element) {
    if (element.dataset && element.dataset.html !== undefined && element.filled !== element.dataset.html) {
      element.filled = element.dataset.html;
      element.innerHTML = element.filled;
    }
  }

  function fillAll(changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") { fill(change.target); return; }
      change.addedNodes.forEach(function (node) {
        if (node.nodeType !== 1) return;
        fill(node);
        node.querySelectorAll("[data-html]").forEach(fill);
      });
    });
  }

  function settle(changes) {
    fillAll(changes);
    var root = document.getElementById("react-entry-point"), light = document.getElementById("light");
    if (light && drawn(root)) { light.remove(); root.classList.remove("waiting"); }
    focus(root);
    var page = root.querySelector("#halaman > main");
    if (page && document.title !== page.dataset.title) {
      document.title = page.dataset.title;
      document.documentElement.lang = page.dataset.language;
    }
  }

  // Plotly draws for the width of the screen; on A4 every chart has a column of its own, 182 mm less its frame.
  function widen(width) {
    document.querySelectorAll(".js-plotly-plot").forEach(function (plot) {
      window.Plotly.relayout(plot, width ? { width: width } : { width: null, autosize: true });
    });
  }
  window.addEventListener("beforeprint", function () { widen(656); });
  window.addEventListener("afterprint", function () { widen(null); });

  document.addEventListener("DOMContentLoaded", function () {
    var root = document.getElementById("react-entry-point");
    new MutationObserver(settle).observe(root, {
      childList: true, subtree: true, attributes: true, attributeFilter: ["data-html", "data-address"]
    });
  });
})();
