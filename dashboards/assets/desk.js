(function () {
  "use strict";
  // The ways to the desk, for who has signed in there with this browser: a mark says so that opens nothing.
  // It comes after the page, with luring.js; shell/desk_ways.py puts the words in.
  var root = document.documentElement, ways = {{ ways }};
  function link(path, search) {
    var link = document.createElement("a");
    link.href = (root.dataset.akar || "") + path + "?bahasa=" + root.lang + search;
    link.rel = "nofollow";
    link.dataset.whole = "ya";
    link.textContent = ways[path][root.lang];
    return link;
  }
  function show() {
    if (!/(^|; )pantau_meja=1/.test(document.cookie)) return;
    var entry = document.querySelector(".sign-in"), heading = document.querySelector("main h1");
    if (entry && !entry.querySelector("span")) {
      entry.append(" ", document.createElement("span"));
      entry.lastChild.append(link("/tulis", ""));
    }
    if (!/\/kesepakatan$/.test(location.pathname) || !heading || document.querySelector("main .desk-way")) return;
    var area = new URLSearchParams(location.search).get("wilayah"), way = document.createElement("p");
    way.className = "desk-way";
    way.append(link("/tulis/kesepakatan", area ? "&wilayah=" + encodeURIComponent(area) : ""));
    heading.after(way);
  }
  document.addEventListener("tampil", show);
  show();
})();
