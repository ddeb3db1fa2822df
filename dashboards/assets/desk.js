(function () {
  "use strict";
  // The ways to the desk, for who has signed in there on this device: a mark says so that opens nothing. The
  // page is the same for everybody; without a script the desk has its own address.
  function show() {
    if (!/(^|; )pantau_meja=1/.test(document.cookie)) return;
    document.querySelectorAll("[data-petugas]").forEach(function (part) {
      var page = part.dataset.petugas, here = !page || location.pathname.slice(-page.length) === page;
      var heading = document.querySelector("main h1"), way = part;
      if (page && here && heading && !document.querySelector("main .desk-way")) heading.after(way = part.cloneNode(true));
      var area = page && new URLSearchParams(location.search).get("wilayah");
      if (area) way.firstElementChild.search = "?wilayah=" + encodeURIComponent(area);
      way.hidden = Boolean(page) && (!here || way === part);
    });
  }
  document.addEventListener("tampil", show);
})();
