(function () {
  "use strict";
  // Words before a session ends, for who has changed a form on this page; session_end.py puts them there.
  var box = document.getElementById("sesi"), line = box.querySelector("p"), form = box.querySelector("form");
  var state = box.dataset, changed = state.changed === "1", told = "", ends, EARLY = 5 * 60 * 1000;
  function count() { ends = Date.now() + state.left * 1000; }
  function tell(kind, words) {
    if (told === kind) return;
    told = state.told = kind;
    line.textContent = words;
    form.hidden = !(kind === "warning" && state.lasts || kind === "failed");
  }
  function look() {
    var left = ends - Date.now();
    if (!changed || told === "gone") return;
    if (left <= 0) tell("over", state.over);
    else if (left <= EARLY && told !== "failed") tell("warning", state.warning);
  }
  function change(event) {
    var of = event.target.form;
    if (of && of.method === "post") changed = true;
    look();
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    event.stopPropagation();
    fetch(form.action, { redirect: "manual", cache: "no-store" }).then(function (answer) {
      if (answer.type === "opaqueredirect") return tell("gone", state.gone);
      if (!answer.ok) throw answer.status;
      return answer.json().then(function (found) {
        Object.assign(state, found);
        count();
        tell("kept", state.kept);
        setTimeout(function () { if (told === "kept") delete state.told; }, 8000);
        line.tabIndex = -1;
        line.focus({ preventScroll: true });
      });
    }).catch(function () { tell("failed", state.failed); });
  });
  document.addEventListener("input", change);
  document.addEventListener("change", change);
  document.addEventListener("submit", function () { changed = false; });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 5000);
  count();
  look();
})();
