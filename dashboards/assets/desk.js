(function () {
  "use strict";
  // The ways to the desk, for who has signed in there with this browser: a mark says so that opens nothing.
  function show() {
    if (!/(^|; )pantau_meja=1/.test(document.cookie)) return;
    document.querySelectorAll("[data-petugas]").forEach(function (part) {
      var page = part.dataset.petugas, heading = document.querySelector("main h1");
      if (!page) { part.hidden = false; return; }
      if (location.pathname.slice(-page.length) !== page || !heading || document.querySelector("main .desk-way")) return;
      var way = part.cloneNode(true), area = new URLSearchParams(location.search).get("wilayah");
      if (area) way.firstElementChild.search += "&wilayah=" + encodeURIComponent(area);
      way.hidden = false;
      heading.after(way);
    });
  }
  document.addEventListener("tampil", show);
})();
