(function () {
  "use strict";
  // The search field is a combobox whose script (search.js) comes when somebody reaches for it; "/" leads to it.
  var asked = false, page = document.documentElement.dataset;
  function dress() {
    document.querySelectorAll(".find [name=q]").forEach(function (input) {
      var box = input.form.querySelector("ul");
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-expanded", "false");
      input.setAttribute("aria-controls", box.id);
      box.setAttribute("role", "listbox");
      box.setAttribute("aria-label", input.form.querySelector("span").textContent);
    });
  }
  function reach(event) {
    if (asked || !event.target.closest || !event.target.closest(".find")) return;
    var script = document.createElement("script");
    asked = true;
    script.src = (page.akar || "") + "/tujuan.js?" + page.rupa;
    script.onerror = function () { asked = false; };
    document.head.appendChild(script);
  }
  document.addEventListener("tampil", dress);
  ["pointerover", "pointerdown", "focusin"].forEach(function (name) { document.addEventListener(name, reach); });
  document.addEventListener("keydown", function (event) {
    var input = document.querySelector(".find [name=q]");
    if (!input || event.key !== "/" || event.target.closest("input, textarea, select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
})();
