(function () {
  "use strict";
  // The search field as a combobox: typing filters, arrows move, Enter opens, Escape closes. Nothing is opened
  // on the way. Without it the form asks the server, which does the same. It comes when somebody reaches for the
  // field (search_field.js).
  var lists = {}, words = /\d{2}\.\d+|[\p{L}\p{N}_]+/gu, MOST = 8;
  function split(text) { return text.toLowerCase().match(words) || []; }

  // The list is asked for once, when somebody comes to the field.
  function list(field) {
    var address = field.dataset.places;
    lists[address] = lists[address] || fetch(address).then(function (got) { return got.json(); });
    lists[address].catch(function () { delete lists[address]; });
    return lists[address];
  }
  function meant(found, text) {
    var asked = split(text);
    if (!asked.length) return [];
    var every = function (place, fits) { return asked.every(function (word) { return place[2].split(" ").some(function (known) { return fits(known, word); }); }); };
    var begins = found.filter(function (place) { return every(place, function (known, word) { return known.indexOf(word) === 0; }); });
    var whole = begins.filter(function (place) { return every(place, function (known, word) { return known === word; }); });
    return whole.concat(begins.filter(function (place) { return whole.indexOf(place) < 0; }));
  }

  function box(field) { return field.form.querySelector("ul"); }
  function close(field) {
    box(field).hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
  // What is chosen goes along: the form carries it.
  function address(field, path) {
    var kept = new URLSearchParams();
    field.form.querySelectorAll("[type=hidden]").forEach(function (choice) { kept.set(choice.name, choice.value); });
    return path + (kept.toString() ? "?" + kept : "");
  }
  function show(field, found) {
    var target = box(field);
    target.textContent = "";
    found.slice(0, MOST).forEach(function (place, at) {
      var option = document.createElement("li"), code = place[1].split("/").pop(), small = document.createElement("small");
      option.id = "tujuan-" + at;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.path = place[1];
      option.append(place[0], small);
      if (/^\d\d\.\d/.test(code)) small.textContent = code;
      target.appendChild(option);
    });
    if (!found.length) {
      var none = document.createElement("li");
      none.className = "none";
      none.textContent = target.dataset.none;
      target.appendChild(none);
    }
    target.hidden = false;
    field.setAttribute("aria-expanded", "true");
    field.removeAttribute("aria-activedescendant");
  }
  function options(field) { return Array.prototype.slice.call(box(field).querySelectorAll("[role=option]")); }
  function active(field) { return document.getElementById(field.getAttribute("aria-activedescendant") || ""); }
  function activate(field, option) {
    options(field).forEach(function (one) { one.setAttribute("aria-selected", String(one === option)); });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    if (option) option.scrollIntoView({ block: "nearest" });
  }
  function open(field, path) {
    var href = address(field, path);
    close(field);
    field.value = "";
    field.blur();
    if (!document.dispatchEvent(new CustomEvent("buka", { detail: href, cancelable: true }))) return;
    location.assign(href);
  }
  function field(target) { return target.closest && target.closest(".find [name=q]"); }

  document.addEventListener("focusin", function (event) { if (field(event.target)) list(event.target); });
  document.addEventListener("focusout", function (event) { if (field(event.target)) close(event.target); });
  function typed(input) {
    var text = input.value;
    if (!split(text).length) { close(input); return; }
    list(input).then(function (found) { if (input.value === text && document.activeElement === input) show(input, meant(found, text)); });
  }
  document.addEventListener("input", function (event) { if (field(event.target)) typed(event.target); });
  document.addEventListener("keydown", function (event) {
    var input = field(event.target), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!input) return;
    var all = options(input), now = active(input), at = all.indexOf(now);
    if (event.key === "Escape") {
      if (!box(input).hidden) event.preventDefault(); // the words stay the first time
      close(input);
      return;
    }
    if (event.key === "Enter" && !box(input).hidden && (now || all.length === 1)) {
      event.preventDefault();
      open(input, (now || all[0]).dataset.path);
    }
    if (!step || box(input).hidden || !all.length) return;
    event.preventDefault();
    activate(input, all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
  });
  document.addEventListener("pointerdown", function (event) {
    var option = event.target.closest(".find [role=option]");
    if (option) event.preventDefault(); // the field keeps the keyboard
  });
  document.addEventListener("click", function (event) {
    var option = event.target.closest(".find [role=option]");
    if (option) open(option.closest("form").querySelector("input"), option.dataset.path);
  });
  // Who reached for it may be typing already.
  if (field(document.activeElement)) { list(document.activeElement); typed(document.activeElement); }
})();
