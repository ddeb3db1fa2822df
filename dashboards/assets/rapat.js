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

  function arrived() {
    var here = steps[current()];
    document.querySelectorAll(".bar nav a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + here.id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    document.title = here.dataset.label + " · Pantau Jamsostek";
    window.scrollTo(0, 0);
    here.querySelector("h1").focus({ preventScroll: true });
  }

  // 21 or 33.21 is an area; its number is the end of its code.
  function area(number) {
    var end = number.replace(/^33\.?/, "") || number;
    return steps.find(function (step) { return step.id === "33." + end.padStart(2, "0"); });
  }

  function named(text) {
    var words = text.trim().toLowerCase();
    if (!words) return undefined;
    return area(words.split(" ")[0].replace(/[^\d.]/g, "")) || steps.slice(agenda.length).find(function (step) {
      return (step.id + " " + step.dataset.label).toLowerCase().indexOf(words) >= 0;
    });
  }

  function type(character) {
    typed += character;
    if (!badge) { badge = document.createElement("div"); badge.className = "typed"; document.body.appendChild(badge); }
    badge.textContent = typed;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(settle, 1200);
  }

  function settle() {
    var found = area(typed);
    spoken.textContent = found ? found.dataset.label : typed + "?";
    typed = "";
    if (badge) { badge.remove(); badge = null; }
    show(found);
  }

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
    Home: function () { show(agenda[0]); }, End: function () { show(agenda[agenda.length - 1]); },
    "/": function () { search.focus(); search.select(); },
    t: toggle, T: toggle, f: full, F: full,
    Enter: function () { if (typed) settle(); else return false; },
    Escape: function () { typed = "?"; settle(); }
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; search.blur(); }
      if (event.key === "Enter") choose();
      return;
    }
    if (/^[\d.]$/.test(event.key)) { type(event.key); event.preventDefault(); return; }
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });

  function choose() {
    var found = named(search.value);
    if (!found) { search.setCustomValidity(search.value + "?"); search.reportValidity(); return; }
    search.value = "";
    search.blur();
    show(found);
  }
  search.addEventListener("input", function () {
    search.setCustomValidity("");
    if (/^33\.\d\d /.test(search.value)) choose();
  });
  document.querySelector(".skip").addEventListener("click", function (event) {
    event.preventDefault();
    steps[current()].querySelector("h1").focus();
  });
  clock.addEventListener("click", toggle);
  document.getElementById("penuh").addEventListener("click", full);
  window.addEventListener("hashchange", arrived);
  window.setInterval(tick, 1000);
  arrived();
})();
