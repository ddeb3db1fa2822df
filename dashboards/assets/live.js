(function () {
  "use strict";
  // The pages are the server's HTML. This makes moving between them soft, says the values of charts, and
  // brings plotly where somebody reaches for a chart. Without it everything works as links and forms.
  var root = document.documentElement, plotlyAddress = document.currentScript.dataset.plotly, home = root.dataset.akar || "";
  var asked = {}, current = null, shown = location.pathname + location.search, plotly = null;
  var HEAD = "meta[name=description], meta[property], link[rel=canonical], link[rel=alternate]";
  var BUDGET = 60000; // bytes that may travel before somebody asks for more
  root.classList.add("scripted");
  history.scrollRestoration = "manual";

  function all(css, within) { return Array.prototype.slice.call((within || document).querySelectorAll(css)); }
  function one(css, within) { return (within || document).querySelector(css); }
  function up(target, css) { return target && target.closest ? target.closest(css) : null; }

  // The link: slow where the reader or the browser says so; fast only as far as this page's own bytes show.
  function link() { return navigator.connection || {}; }
  function slow() { return link().saveData || /[23]g/.test(link().effectiveType || ""); }
  function opening() { return performance.getEntriesByType("navigation")[0] || {}; }
  function fast() {
    return !slow() && performance.getEntriesByType("resource").concat(opening()).some(function (one) {
      return one.transferSize > 5000 && one.encodedBodySize * 8 / Math.max(one.responseEnd - one.responseStart, 0.1) > 10000; // bits a ms
    });
  }
  function spent() {
    return performance.getEntriesByType("resource").reduce(function (sum, one) {
      return sum + one.transferSize;
    }, opening().transferSize || BUDGET);
  }

  function affordable(bytes) { return fast() || spent() + (bytes || (whole ? 12000 : 31000)) < BUDGET; }

  // The document's style has the rules of its own classes. A page with others needs all rules, fetched once.
  var known, sheet, whole;
  function classes(text) {
    return (text.match(/class="[^"]+/g) || []).join(" ").replace(/class="/g, "").split(" ");
  }
  function dress() {
    return (sheet = sheet || fetch(home + "/gaya.css?" + root.dataset.rupa).then(function (got) {
      if (!got.ok) throw new Error(got.status);
      return got.text();
    }).then(function (text) { one("style").textContent = text; whole = true; }).catch(function (problem) { sheet = null; throw problem; }));
  }

  // Fetching a page, without the script and style that are here: at most once for the same address within ten seconds.
  function ask(href) {
    if (asked[href]) return asked[href];
    var control = new AbortController();
    var answer = fetch(href, { signal: control.signal, cache: "no-store", headers: { Accept: "text/html;isi=halaman" } }).then(function (got) {
      if (got.status > 499 || !/^text\/html/.test(got.headers.get("Content-Type"))) throw new Error(got.status);
      return got.text().then(function (text) {
        var page = { href: got.url, text: text, status: got.status, mark: got.headers.get("Pantau-Simpan") };
        return whole || classes(text).every(known.has, known) ? page : dress().then(function () { return page; });
      });
    });
    known = known || new Set(classes(one("#halaman").innerHTML));
    if (href.split("?")[0] !== location.pathname) dress().catch(function () {});
    answer.catch(function () { delete asked[href]; });
    setTimeout(function () { delete asked[href]; }, 10000);
    return (asked[href] = { answer: answer, control: control });
  }

  // How high each part of the page is: parts below the fold are laid out late, and the place has to be kept.
  function heights() { return all("main .card").map(function (card) { return Math.round(card.offsetHeight); }); }
  function keep() { history.replaceState({ y: Math.round(scrollY), heights: heights() }, ""); }
  function restore(state) {
    all("main .card").forEach(function (card, at) {
      if (state.heights[at]) card.style.containIntrinsicBlockSize = "auto " + state.heights[at] + "px";
    });
    scrollTo(0, state.y);
  }

  // Where the keyboard is, in words that hold in the next page too: a field's name or what a link says.
  function label(element) {
    var place = up(element, "th, td, nav, p, li, h2, .languages");
    return (place ? place.tagName + place.className : "") + " " + (element.name || (element.firstChild || element).textContent);
  }
  function alike(words) {
    return all("#halaman a, #halaman select, #halaman input:not([type=hidden]), #halaman button").filter(function (element) {
      return label(element) === words;
    });
  }
  function place(used) {
    var element = up(document.activeElement, "#halaman *") || used;
    if (!element || element.matches("main, h1")) return null;
    return { words: label(element), at: alike(label(element)).indexOf(element) };
  }

  function swap(page, how) {
    var next = new DOMParser().parseFromString(page.text, "text/html"), old = one("#halaman"), fresh = one("#halaman", next);
    if (!fresh || next.documentElement.dataset.rupa !== root.dataset.rupa) throw new Error("another document");
    var opened = how.stay && one(".asked[open]"), choices = one(".asked", fresh);
    if (opened && choices) choices.open = true;
    var typed = one(".find input:focus"), focus = how.state ? null : place(how.used), state = how.state || (how.stay && { y: scrollY, heights: heights() });
    all(".live-chart").forEach(function (box) { window.Plotly.purge(box); });
    hide();
    root.classList.add("swapping");
    old.replaceWith(fresh);
    requestAnimationFrame(function () { setTimeout(function () { root.classList.remove("swapping"); }); });
    all(HEAD).forEach(function (element) { element.remove(); });
    all(HEAD, next).forEach(function (element) { document.head.appendChild(element); });
    document.title = next.title;
    root.lang = next.documentElement.lang;
    shown = location.pathname + location.search;
    settle(page);
    if (state) restore(state);
    else if (location.hash && document.getElementById(location.hash.slice(1))) document.getElementById(location.hash.slice(1)).scrollIntoView();
    else scrollTo(0, 0);
    var same = how.stay && focus && alike(focus.words)[focus.at], heading = one("h1");
    if (!same) heading.tabIndex = -1;
    if (!how.stay || focus) (same || heading).focus({ preventScroll: true });
    if (typed && same) { // somebody searches while the answer to a choice arrives
      same.value = typed.value;
      same.dispatchEvent(new Event("input", { bubbles: true }));
    }
    one("#kabar").textContent = how.stay ? heading.textContent : document.title;
    keep();
    if (plotly && fast()) idle(takeAll);
  }

  // Another address. `stay`: the same page in another choice, so the reader's place is kept.
  function go(href, how) {
    var request = ask(href);
    if (current && current !== request) current.control.abort();
    current = request;
    if (!how.state) { keep(); history.pushState(null, "", href); }
    request.answer.then(function (page) {
      if (current !== request) return;
      current = null;
      delete asked[href];
      if (page.href !== location.href.split("#")[0]) history.replaceState(null, "", page.href + location.hash);
      swap(page, how);
    }).catch(function (problem) {
      if (problem.name !== "AbortError" && (current === request || !current)) location.reload();
    });
  }

  addEventListener("popstate", function (event) {
    if (location.pathname + location.search !== shown || current) {
      go(location.pathname + location.search, { state: event.state || { y: 0, heights: [] } });
    }
  });
  var moved;
  addEventListener("scroll", function () { clearTimeout(moved); moved = setTimeout(function () { if (!current) keep(); }, 150); }, { passive: true });

  // Links: a page of ours opens here; files, documents and other sites are the browser's.
  function ours(target) {
    var link = up(target, "a[href]");
    if (!link || link.origin !== location.origin || link.dataset.whole || link.target || link.hasAttribute("download")) return null;
    if (link.rel === "alternate" || /\.[a-z]\w*$/.test(link.pathname)) return null;
    return link.hash && link.pathname + link.search === location.pathname + location.search ? null : link;
  }
  function address(link) { return link.pathname + link.search; }
  function plain(event) { return !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey; }

  document.addEventListener("click", function (event) {
    var link = plain(event) && ours(event.target);
    if (!link) return;
    event.preventDefault();
    go(address(link) + link.hash, { stay: link.pathname === location.pathname, used: link });
  });
  document.addEventListener("pointerdown", function (event) {
    var link = plain(event) && !slow() && ours(event.target);
    if (link && (event.pointerType === "mouse" || affordable())) ask(address(link)); // a finger may only scroll
  });
  var dwell;
  document.addEventListener("pointerover", function (event) {
    clearTimeout(dwell);
    var link = event.pointerType === "mouse" && !slow() && ours(event.target);
    if (link) dwell = setTimeout(function () {
      if (affordable() && address(link) !== shown) ask(address(link));
    }, 80);
  });

  document.addEventListener("buka", function (event) { event.preventDefault(); if (event.detail.split("?")[0] === home + "/rapat") location.assign(event.detail); else go(event.detail, {}); });

  // Lists that open: one tap elsewhere or Escape closes them. A part of the sentence opens its own choice.
  function shut(but) { all(".more[open]").forEach(function (list) { if (list !== but) list.open = false; }); }
  document.addEventListener("click", function (event) {
    shut(up(event.target, ".more"));
    if (up(event.target, ".print")) print();
    var part = up(event.target, ".asked .part");
    if (part) setTimeout(function () {
      var field = one('.asked[open] [name="' + part.dataset.for + '"]');
      if (field) field.focus();
      if (field && field.showPicker) try { field.showPicker(); } catch (refused) { return; }
    });
  });
  document.addEventListener("keydown", function (event) {
    var list = event.key === "Escape" && one(".more[open]");
    if (list) { list.open = false; one("summary", list).focus(); }
  });

  // Forms: the words that differ from the usual ones. One choice changes one word of the address as it is now:
  // the form on the screen may be one answer behind.
  function chosen(form, field) {
    var now = new URLSearchParams(field ? location.search : ""), words = new URLSearchParams();
    all("[name]", form).forEach(function (element) {
      var name = element.name, values = new FormData(form).getAll(name).filter(function (value) {
        return value && value !== element.dataset.default;
      });
      if (field && name !== field.name) return;
      if (values.length) now.set(name, values.join(",")); else now.delete(name);
    });
    if (field && field.name === "edisi") { now.delete("periode"); now.delete("skema"); }
    all("[name]", form).forEach(function (element) { if (now.has(element.name)) words.set(element.name, now.get(element.name)); });
    now.forEach(function (value, key) { words.set(key, value); });
    return words.toString() ? "?" + words : "";
  }
  document.addEventListener("change", function (event) {
    var field = event.target, form = field.form;
    if (!form || !form.classList.contains("filters")) return;
    var path = form.getAttribute("action"), here = path === location.pathname;
    go(path + chosen(form, here && field), { stay: here, used: field });
  });
  document.addEventListener("submit", function (event) {
    var form = event.target, path = form.getAttribute("action");
    if (!form.classList.contains("filters")) return;
    event.preventDefault();
    go(path + chosen(form), { stay: path === location.pathname });
  });

  // The values of a chart, from the words its marks carry: [mark's middle across in %, down in px, words].
  function marks(group) {
    if (group.marks) return group.marks;
    group.marks = [];
    all("polyline[data-v], title", group).forEach(function (said) {
      var mark = said.tagName === "title" ? said.parentNode : said, box = mark.getAttribute.bind(mark), words = said.textContent;
      if (mark === said) {
        words = box("data-v").split("\n");
        box("points").split(" ").forEach(function (point, at) {
          var xy = point.split(",");
          group.marks.push([xy[0] / 10, +xy[1], words[at]]);
        });
        return;
      }
      said.remove(); // else the browser says it a second time
      if (mark.tagName === "rect") group.marks.push([parseFloat(box("x")) + parseFloat(box("width")), +box("y") + box("height") / 2, words]);
      else group.marks.push([parseFloat(box("cx") || box("x1")), box("cy") ? +box("cy") : (+box("y1") + +box("y2")) / 2, words]);
    });
    return group.marks;
  }
  var tip;
  function hide() { if (tip) tip.remove(); tip = null; }
  function say(group, mark) {
    var chart = one(".light-chart", group), style = chart.style, wide = group.clientWidth;
    if (!tip) { tip = document.createElement("p"); tip.className = "tip"; tip.setAttribute("role", "status"); }
    if (tip.parentNode !== group) group.appendChild(tip);
    var left = parseFloat(style.paddingLeft), across = left + (wide - left - parseFloat(style.paddingRight)) * mark[0] / 100;
    if (tip.textContent !== mark[2]) tip.textContent = mark[2];
    tip.style.left = Math.max(0, Math.min(across - tip.offsetWidth / 2, wide - tip.offsetWidth)) + "px";
    var top = parseFloat(style.paddingTop) + mark[1], above = top - tip.offsetHeight - 10;
    tip.style.top = (above < 0 ? top + 12 : above) + "px";
  }
  function nearest(group, event) {
    var chart = one(".light-chart", group), box = group.getBoundingClientRect(), left = parseFloat(chart.style.paddingLeft);
    var wide = box.width - left - parseFloat(chart.style.paddingRight), top = box.top + parseFloat(chart.style.paddingTop);
    var bars = one("rect", chart), best = null, least = bars ? 14 : 40;
    marks(group).forEach(function (mark) {
      var down = event.clientY - top - mark[1], across = event.clientX - box.left - left - wide * mark[0] / 100;
      var far = bars ? Math.abs(down) + Math.max(0, Math.abs(across) - wide) + Math.abs(across) / 1e4 : Math.hypot(down, across);
      if (far < least) { least = far; best = mark; }
    });
    return best;
  }
  function chartOf(target) { return up(target, ".chart > [role=group]"); }
  function point(event) {
    var group = chartOf(event.target), mark = group && !group.taken && nearest(group, event);
    if (mark) say(group, mark); else hide();
  }
  document.addEventListener("pointermove", function (event) { if (event.pointerType === "mouse") point(event); });
  document.addEventListener("click", point);
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", function (event) {
    var group = event.target, step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (!step || !group.matches(".chart > [role=group]") || !marks(group).length) return;
    event.preventDefault();
    group.at = Math.max(0, Math.min((group.at === undefined ? -1 : group.at) + step, group.marks.length - 1));
    say(group, group.marks[group.at]);
  });

  // Plotly, once, and the figures of this address; each takes its picture's box when it is drawn.
  function idle(work) { (window.requestIdleCallback || setTimeout)(work, { timeout: 500 }); }
  function bring() {
    plotly = plotly || new Promise(function (resolve, reject) {
      var asking = script(plotlyAddress);
      asking.onload = resolve;
      asking.onerror = function () { plotly = null; asking.remove(); reject(new Error("plotly")); };
    });
    var page = one("#halaman");
    page.figures = page.figures || fetch(home + "/grafik" + location.pathname.slice(home.length) + location.search).then(function (got) { return got.json(); });
    page.figures.catch(function () { page.figures = null; });
    return Promise.all([page.figures, plotly]);
  }
  function take(group) {
    if (group.taken || group.taking) return group.taking;
    return (group.taking = bring().then(function (got) {
      var light = one(".light-chart", group), figure = got[0][light.dataset.chart], box = document.createElement("div");
      if (!figure || !group.isConnected) return null;
      box.className = "live-chart arriving";
      box.style.height = light.offsetHeight + "px";
      group.appendChild(box);
      return window.Plotly.newPlot(box, figure.figure.data, Object.assign({ autosize: true }, figure.figure.layout), figure.config).then(function () {
        light.classList.add("taken");
        box.classList.remove("arriving");
        group.taken = true;
        hide();
      });
    }).catch(function () { group.taking = null; }));
  }
  function charts() { return all(".chart > [role=group]").filter(function (group) { return group.offsetParent; }); } // that are shown
  function takeAll() {
    charts().reduce(function (before, group) { return before.then(function () { return take(group); }); }, Promise.resolve());
  }
  function reach(event) {
    var group = chartOf(event.target);
    if (group && !group.taken) Promise.resolve(take(group)).then(function () { idle(takeAll); });
  }
  document.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse") reach(event); });
  document.addEventListener("click", reach);
  document.addEventListener("focusin", reach);

  function settle(page) {
    all(".chart > [role=group]").forEach(function (group) { group.tabIndex = 0; });
    document.dispatchEvent(new CustomEvent("tampil", { detail: page })); // other scripts dress what is new
  }
  document.addEventListener("DOMContentLoaded", function () {
    settle();
    if (history.state && history.state.heights && !location.hash) restore(history.state);
  });
  function script(address) {
    var element = document.createElement("script");
    element.src = address;
    return document.head.appendChild(element);
  }
  // Once the page stands: what nobody needs before, the style of other pages, and plotly where bytes are cheap.
  addEventListener("load", function () {
    setTimeout(function () {
      script(home + "/luring.js?" + root.dataset.rupa);
      if (fast() && charts().length) idle(takeAll);
      setTimeout(function () { if (!plotly && !slow() && affordable(20000)) dress().catch(function () {}); }, fast() ? 0 : 1500);
    });
  });
})();
