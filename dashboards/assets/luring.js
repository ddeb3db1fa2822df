(function () {
  "use strict";
  // On secure addresses the device keeps what was opened, to read without a network, until the reader says no.
  // live.js asks for this once the page stands; `page` is what was swapped in, nothing for the page of the document.
  var root = document.documentElement.dataset, device = isSecureContext && !("tertutup" in root) && navigator.serviceWorker;
  function one(css) { return document.querySelector(css); }
  function no(word) {
    try { return word ? localStorage.setItem("simpan", word) : localStorage.simpan === "tidak"; } catch (closed) { return true; }
  }
  function offer(page) {
    var button = one(".keeps");
    if (!button || !device) return;
    button.hidden = false;
    button.textContent = button.dataset[no() ? "off" : "on"];
    if (no()) return;
    // Of the page that stands, whatever is asked for by then.
    var sent = [location.origin + location.pathname + location.search], dated = one(".kept");
    if (page) sent.push(page.text, page.status, page.mark, one("style[data-gaya]").textContent);
    device.register(button.value).then(function () { return device.ready; }).then(function (found) {
      if (!dated) found.active.postMessage(sent);
      if (one("link[rel=manifest]")) return;
      document.head.insertAdjacentHTML("beforeend", '<link rel="manifest" href="' + button.value.replace("simpan.js", "manifest.webmanifest") + '">');
    }).catch(function () { button.hidden = true; });
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest(".keeps")) return;
    var keeps = no();
    no(keeps ? "ya" : "tidak");
    if (!keeps) device.getRegistration().then(function (found) { return found && found.unregister(); }).then(function () { return caches.delete("halaman"); });
    offer();
  });
  // A text to take along. Clipboards exist on secure addresses only; elsewhere the old way.
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    var text = button.dataset.copy.replace("{asal}", location.origin + (root.akar || "")), status = button.nextElementSibling;
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

  document.addEventListener("tampil", function (event) { offer(event.detail); });
  offer();
})();
