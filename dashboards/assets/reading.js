(function () {
  "use strict";
  // The reading pane of the map: the tile under the pointer or the keyboard says itself there. A finger's first
  // touch reads, the second opens; without this every tile is a link.
  function up(target, css) { return target && target.closest ? target.closest(css) : null; }
  function read(tile) {
    var pane = document.querySelector(".pane.reading"), said = JSON.parse(tile.dataset.read);
    if (!pane || pane.dataset.of === tile.dataset.area) return;
    pane.dataset.of = tile.dataset.area;
    pane.querySelector("b").textContent = said[0];
    pane.querySelector(".word").className = "word tone-" + said[1];
    pane.querySelector("use").setAttribute("href", "#" + said[2]);
    pane.querySelector(".word > :last-child").textContent = said[3];
    pane.querySelector(".lines").replaceChildren.apply(pane.querySelector(".lines"), said[4].map(function (words) {
      var line = document.createElement("p");
      line.textContent = words;
      return line;
    }));
    pane.querySelector("a").setAttribute("href", tile.getAttribute("href"));
    document.querySelectorAll(".tile.read").forEach(function (one) { one.classList.remove("read"); });
    tile.classList.add("read");
  }
  function tile(event) { return up(event.target, ".tile[data-read]"); }
  document.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse" && tile(event)) read(tile(event)); });
  document.addEventListener("focusin", function (event) { if (tile(event) && tile(event).matches(":focus-visible")) read(tile(event)); });
  document.addEventListener("click", function (event) {
    var one = tile(event);
    if (!one || event.pointerType !== "touch" || one.classList.contains("read")) return;
    event.preventDefault();
    read(one);
  }, true);
  document.addEventListener("tampil", function () {
    var own = document.querySelector(".tile.mine[data-read]");
    if (own) read(own);
  });
})();
