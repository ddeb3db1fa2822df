(function () {
  "use strict";
  // The meeting by keyboard. Everything is in the document already: nothing here asks the server.
  var steps = Array.prototype.slice.call(document.querySelectorAll(".step"));
  var agenda = steps.filter(function (step) { return !step.classList.contains("area"); });
  var search = document.getElementById("cari"), clock = document.getElementById("jam");
  var spoken = document.getElementById("tombol"), typed = "", waiting = null, badge = null;
  if (!steps.length) return;

  function current() {
    var found = steps.findIndex(function (step) { return "#" + step.id === window.location.hash; });
    return found < 0 ? 0 : found;
  }

  function show(step) {
    if (step) window.location.hash = step.id;
  }

  // Left and right walk the agenda; from an area they walk the areas beside it.
  function walk(by) {
    var here = steps[current()], row = here.classList.contains("area") ? steps.slice(agenda.length) : agenda;
    show(row[row.indexOf(here) + by]);
  }

  var left = agenda[0];  // the step of the agenda that an area was opened from
  function back() {
    show(left);
  }

  function arrived() {
    var here = steps[current()];
    if (agenda.indexOf(here) >= 0) left = here;
    document.querySelectorAll(".bar nav a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + here.id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    document.title = here.dataset.label + " · Pantau Jamsostek";
    window.scrollTo(0, 0);
    here.querySelector("h1").focus({ preventScroll: true });
  }

  // 21 or the whole code is an area; its number is the end of its code.
  function area(number) {
    return number && steps.find(function (step) {
      return step.id === number || step.id.split(".")[1] === number.padStart(2, "0");
    });
  }

  // Every area that a name could mean: the one whose code or whole name it is, else all that hold each word.
  function named(text) {
    var said = text.trim().toLowerCase(), words = said.split(/\s+/);
    if (!said) return [];
    var known = steps.slice(agenda.length), one = area(words[0].replace(/[^\d.]/g, ""));
    var whole = known.filter(function (step) { return step.dataset.label.toLowerCase() === said; });
    if (one || whole.length) return one ? [one] : whole;
    return known.filter(function (step) {
      var name = (step.dataset.label.toLowerCase() + " " + document.getElementById("pilih-" + step.id).dataset.words).split(/[\s.]+/);
      return words.every(function (word) {
        return name.some(function (part) { return part.indexOf(word.replace(/\.$/, "")) === 0; });
      });
    });
  }

  // Large letters over the page, for a moment.
  function say(words, done, after) {
    if (!badge) { badge = document.createElement("div"); badge.className = "typed"; document.body.appendChild(badge); }
    badge.textContent = words;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(done, after);
  }

  function quiet() {
    if (badge) { badge.remove(); badge = null; }
  }

  function type(character) {
    typed += character;
    say(typed, settle, 1200);
  }

  function settle() {
    var found = area(typed), words = found ? found.dataset.label : spoken.dataset.none.replace("{n}", typed);
    typed = "";
    spoken.textContent = words;
    quiet();
    if (found) show(found);
    else say(words, quiet, 2500);
  }

  // Keys of one sign can be switched off, and stay so.
  var single = document.getElementById("satu");
  try { single.checked = window.localStorage.getItem("satu") !== "tidak"; } catch (refused) { single.checked = true; }
  single.addEventListener("change", function () {
    try { window.localStorage.setItem("satu", single.checked ? "ya" : "tidak"); } catch (refused) { return; }
  });

  var started = null, before = 0;
  function elapsed() { return before + (started ? Date.now() - started : 0); }
  function tick() {
    var seconds = Math.floor(elapsed() / 1000);
    clock.textContent = String(Math.floor(seconds / 60)).padStart(2, "0") + ":" + String(seconds % 60).padStart(2, "0");
  }
  function toggle() {
    if (started) { before = elapsed(); started = null; } else started = Date.now();
    clock.classList.toggle("running", Boolean(started));
    clock.setAttribute("aria-pressed", String(Boolean(started)));
    tick();
  }
  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
  }

  var keys = {
    ArrowRight: function () { walk(1); }, PageDown: function () { walk(1); },
    ArrowLeft: function () { walk(-1); }, PageUp: function () { walk(-1); },
    " ": function () { walk(1); }, Backspace: back,
    "?": function () { document.getElementById("bantuan").togglePopover(); },
    Home: function () { show(agenda[0]); }, End: function () { show(agenda[agenda.length - 1]); },
    "/": function () { search.focus(); search.select(); },
    t: toggle, T: toggle, f: full, F: full,
    Enter: function () { if (typed) settle(); else return false; },
    Escape: function () { typed = ""; window.clearTimeout(waiting); quiet(); return false; }
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; unfold([]); search.blur(); }
      else if (event.key === "Enter") choose();
      else if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === " " && event.target.closest("a, button, select")) return;
    if (event.target.id === "metrik") return;
    if (event.key.length === 1 && !single.checked) return;
    if (/^[\d.]$/.test(event.key)) { type(event.key); event.preventDefault(); return; }
    if (event.key === " " && event.shiftKey) { walk(-1); event.preventDefault(); return; }
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });

  // The combobox: one candidate opens with Enter; of several nothing is guessed, one of them is chosen.
  var list = document.getElementById("calon"), most = 8, at = -1;
  var options = Array.prototype.slice.call(list.children);
  function shown() { return options.filter(function (option) { return !option.hidden; }); }
  function mark(place) {
    var open = shown();
    at = open.length ? (place + open.length) % open.length : -1;
    options.forEach(function (option) { option.setAttribute("aria-selected", String(option === open[at])); });
    if (at < 0) search.removeAttribute("aria-activedescendant");
    else search.setAttribute("aria-activedescendant", open[at].id);
  }
  function unfold(found) {
    options.forEach(function (option) {
      option.hidden = found.findIndex(function (step) { return option.id === "pilih-" + step.id; }) < 0;
    });
    shown().slice(most).forEach(function (option) { option.hidden = true; });
    list.hidden = !found.length;
    search.setAttribute("aria-expanded", String(!list.hidden));
    at = -1;
    options.forEach(function (option) { option.setAttribute("aria-selected", "false"); });
    search.removeAttribute("aria-activedescendant");
  }
  function open(step) {
    search.value = "";
    unfold([]);
    search.blur();
    show(step);
  }
  function stepOf(option) { return document.getElementById(option.id.slice("pilih-".length)); }
  function choose() {
    var found = named(search.value);
    if (at >= 0) { open(stepOf(shown()[at])); return; }
    if (found.length === 1) { open(found[0]); return; }
    var key = found.length ? "several" : "unknown";
    var words = spoken.dataset[key].replace("{n}", found.length || search.value);
    spoken.textContent = words;
    say(words, quiet, 2500);
  }
  search.addEventListener("input", function () { unfold(named(search.value)); });
  search.addEventListener("blur", function () { window.setTimeout(function () { unfold([]); }, 200); });
  list.addEventListener("mousedown", function (event) {
    var option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); open(stepOf(option)); }
  });
  document.querySelector(".skip").addEventListener("click", function (event) {
    event.preventDefault();
    steps[current()].querySelector("h1").focus();
  });
  document.getElementById("metrik").addEventListener("change", function (event) {
    if (offline()) return;
    window.location.assign(event.target.value + window.location.hash);
  });
  // Who has signed in at the desk on this device sees the way to note an agreement, of an area with its code.
  var way = document.querySelector(".desk-way");
  if (way && /(^|; )pantau_meja=1/.test(document.cookie)) steps.forEach(function (step) {
    var area = step.classList.contains("area"), foot = step.querySelector(".step-foot");
    if (!area && step.id !== "kesepakatan") return;
    var link = way.firstElementChild.cloneNode(true);
    if (area) link.search += (link.search ? "&" : "?") + "wilayah=" + step.id;
    foot.insertBefore(link, foot.lastElementChild);
  });

  // What lies outside this document needs the network.
  function offline() {
    if (navigator.onLine) return false;
    spoken.textContent = spoken.dataset.offline;
    say(spoken.dataset.offline, quiet, 2500);
    return true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (link && link.getAttribute("href").charAt(0) !== "#" && offline()) event.preventDefault();
  });
  clock.addEventListener("click", toggle);
  document.getElementById("penuh").addEventListener("click", full);
  window.addEventListener("hashchange", arrived);
  window.setInterval(tick, 1000);
  arrived();
})();
