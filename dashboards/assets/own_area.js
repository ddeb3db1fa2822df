(function () {
  "use strict";
  // The reader's own area: kept on this device, pinned on each page. The server knows nothing of it, so that a
  // page is the same for everybody.
  var KEY = "daerah-saya";
  function kept() {
    try { var own = JSON.parse(localStorage.getItem(KEY)); return Array.isArray(own) && own.length === 2 ? own : null; } catch (refused) { return null; }
  }
  function keep(area) {
    try { if (area) localStorage.setItem(KEY, JSON.stringify(area)); else localStorage.removeItem(KEY); } catch (refused) { return false; }
    return true;
  }
  function all(css) { return Array.prototype.slice.call(document.querySelectorAll(css)); }
  function to(link, code) {
    link.dataset.whole_address = link.dataset.whole_address || link.getAttribute("href");
    link.setAttribute("href", code ? link.dataset.whole_address.replace(/\/daerah\/[^?#]*/, "/daerah/" + code) : link.dataset.whole_address);
  }

  function pin() {
    var own = kept(), code = own && own[0];
    all(".own-area").forEach(function (link) {
      link.hidden = !own;
      link.textContent = own ? own[1] : "";
      to(link, code);
    });
    all(".in-bar.to-area a").forEach(function (link) {
      to(link, innerWidth < 701 ? code : null);
    });
    all(".star").forEach(function (button) {
      var mine = code === button.dataset.keep, words = button.querySelector(".words");
      button.dataset.offer = button.dataset.offer || words.textContent;
      button.hidden = false;
      button.setAttribute("aria-pressed", String(mine));
      words.textContent = mine ? button.dataset.kept : button.dataset.offer;
    });
    all("main [data-area]").forEach(function (part) { part.classList.toggle("mine", part.dataset.area === code); });
    all(".pinned").forEach(function (strip) {
      var said = own && one(code);
      strip.hidden = !said;
      if (said) fill(strip, own, JSON.parse(said.dataset.pin));
    });
  }
  function one(code) { return document.querySelector('main [data-area="' + CSS.escape(code) + '"][data-pin]'); }
  // A strip: name, then rank, value, what they are held against, status. The row of the area says them.
  function fill(strip, own, said) {
    to(strip, own[0]);
    strip.querySelector(".name").textContent = own[1];
    [".rank", ".moved", ".value", ".against"].forEach(function (css, at) { strip.querySelector(css).textContent = said[at]; });
    strip.querySelector(".sign").className = "sign swatch s-" + said[5];
    strip.querySelector("use").setAttribute("href", "#" + said[4]);
    strip.querySelector(".moved").className = "moved " + said[6];
  }

  document.addEventListener("tampil", pin);
  addEventListener("storage", function (event) { if (event.key === KEY) pin(); });
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".star");
    if (!button) return;
    var mine = button.getAttribute("aria-pressed") === "true";
    keep(mine ? null : [button.dataset.keep, button.dataset.name]);
    pin();
  });
})();
