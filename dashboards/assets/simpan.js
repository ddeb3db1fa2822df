"use strict";
// Keeps the pages a reader has opened, to read without a network. Only whole pages pass through here; what a
// page fetches for itself does not wait for this script.
var WORDS = {{ words }}, KEPT = "halaman", MARK = location.href + "?tanda", MOST = 60;
var ROOT = location.pathname.replace("/simpan.js", ""); // where the site begins

self.addEventListener("install", function (event) {
  // Lists of people (periksa-daftar) are no business of this script: where the browser can, it does not even wake.
  if (event.addRoutes) [{ requestMode: "cors" }, { requestMode: "same-origin" }, { urlPattern: { pathname: ROOT + "/periksa-daftar*" } }].forEach(function (met) {
    event.addRoutes({ condition: met, source: "network" }).catch(function () {});
  });
  self.skipWaiting();
});
self.addEventListener("activate", function (event) {
  var preload = self.registration.navigationPreload;
  event.waitUntil(Promise.all([preload && preload.enable(), self.clients.claim()]));
});

function page(address) {
  var url = new URL(address);
  return url.origin === location.origin && !/^\/(_dash|api|grafik|assets|plotly|sehat|periksa-daftar)|\.[a-z]\w*$/.test(url.pathname.slice(ROOT.length));
}
function bare(address) { return address.split("#")[0]; }

// An answer says with which withdrawals it was made: another number of them, and what was kept before goes.
function keep(address, answer) {
  var mark = answer.headers.get("Pantau-Simpan"), type = answer.headers.get("Content-Type") || "";
  if (!mark || !/^text\/html/.test(type) || /no-store/.test(answer.headers.get("Cache-Control"))) return null;
  return caches.open(KEPT).then(function (kept) {
    return kept.match(MARK).then(function (old) { return old && old.text(); }).then(function (old) {
      return old && old !== mark ? caches.delete(KEPT).then(function () { return caches.open(KEPT); }) : kept;
    });
  }).then(function (kept) {
    if (!answer.ok) return kept.delete(bare(address)).then(function () { return kept.put(MARK, new Response(mark)); });
    return answer.text().then(function (text) {
      var head = { "Content-Type": "text/html; charset=utf-8", "Pantau-Waktu": String(Date.parse(answer.headers.get("Date")) || Date.now()) };
      return kept.delete(bare(address)).then(function () { // the newest last
        return Promise.all([kept.put(MARK, new Response(mark)), kept.put(bare(address), new Response(text, { headers: head }))]);
      });
    }).then(function () { return kept.keys(); }).then(function (all) {
      all = all.filter(function (one) { return page(one.url); });
      return Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map(function (one) { return kept.delete(one); }));
    });
  });
}

function when(answer, language) {
  var form = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", form).format(new Date(+answer.headers.get("Pantau-Waktu")));
}
function html(text) { return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } }); }
function safe(text) { return text.replace(/[&<>"]/g, function (sign) { return "&#" + sign.charCodeAt(0) + ";"; }); }

// The page as it was kept, and on it when that was and of which edition it is.
function marked(answer) {
  return answer.text().then(function (text) {
    var language = (/<html lang="(\w+)"/.exec(text) || [])[1], words = WORDS[language] || WORDS.id;
    var edition = (/ data-edisi="([^"]*)"/.exec(text) || [])[1], said = words.kept.replace("{waktu}", safe(when(answer, language)));
    var note = '<p class="notice kept" role="status">' + said + (edition ? " " + words.edition.replace("{edisi}", edition) : "") + "</p>";
    return html(text.replace(/<main|<div class="sheet"/, function (tag) { return note + tag; }));
  });
}

// A page that was never opened: what there is instead.
function others(kept, failure) {
  return kept.keys().then(function (all) {
    return Promise.all(all.filter(function (one) { return page(one.url); }).map(function (one) {
      return kept.match(one).then(function (answer) { return answer.clone().text().then(function (text) {
        var title = (/<title>([^<]*)<\/title>/.exec(text) || [])[1], language = (/<html lang="(\w+)"/.exec(text) || [])[1];
        return { url: one.url, title: title, language: language, when: when(answer, language), at: +answer.headers.get("Pantau-Waktu") };
      }); });
    }));
  }).then(function (found) {
    if (!found.length) throw failure;
    found.sort(function (one, other) { return other.at - one.at; });
    var words = WORDS[found[0].language] || WORDS.id;
    return html('<!DOCTYPE html><html lang="' + found[0].language + '"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>' +
      words.none + '</title><style>body{font:17px/1.5 system-ui,sans-serif;margin:24px auto;max-width:640px;padding:0 16px;color-scheme:light dark}li{margin:12px 0}</style><h1>' +
      words.none + "</h1><p>" + words.others + "</p><ul>" + found.map(function (one) {
        return '<li><a href="' + safe(one.url) + '">' + one.title + "</a><br>" + safe(one.when) + "</li>";
      }).join("") + "</ul></html>");
  });
}

// The script of the meeting, which is a document of its own: the newest there is.
function script(request) {
  return caches.open(KEPT).then(function (kept) {
    return fetch(request).then(function (found) {
      return found.ok ? kept.put(request, found.clone()).then(function () { return found; }) : found;
    }, function (failure) {
      return kept.match(request).then(function (found) { if (found) return found; throw failure; });
    });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (/\/assets\/\w+\.js$/.test(request.url)) event.respondWith(script(request));
  if (request.mode !== "navigate" || request.method !== "GET" || !page(request.url)) return;
  // Without a network the browser's own cache may answer, as after "back", and does not say of when it is: so
  // the server is asked itself, which may stand in the same room.
  var answer = navigator.onLine ? Promise.resolve(event.preloadResponse).then(function (early) { return early || fetch(request); })
    : fetch(new Request(request, { cache: "no-cache" }));
  event.waitUntil(answer.then(function (found) { return keep(request.url, found.clone()); }).catch(function () {}));
  event.respondWith(answer.catch(function (failure) {
    return caches.open(KEPT).then(function (kept) {
      return kept.match(bare(request.url)).then(function (found) { return found ? marked(found) : others(kept, failure); });
    });
  }));
});

// A page came without a navigation. What opened the tab lies in the browser's own cache, so nothing travels twice;
// what was swapped in comes with its style and takes its script from a page that is kept.
self.addEventListener("message", function (event) {
  var sent = event.data;
  if (!Array.isArray(sent) || !page(sent[0])) return;
  event.waitUntil((sent[1] ? dressed(sent) : opened(sent[0])).then(function (found) { return keep(sent[0], found); }).catch(function () {}));
});
function opened(address) { return fetch(bare(address), { cache: "force-cache", headers: { Accept: "text/html" } }); }
function dressed(sent) {
  var version = / data-rupa="[^"]*"/, script = /<script data-plotly[^>]*>[^]*?<\/script>/, mine = version.exec(sent[1]);
  // The newest first: after an update of the site the older ones have another script.
  function same(kept, left) {
    var next = left.pop();
    return next && mine && kept.match(next).then(function (found) { return found ? found.text() : ""; }).then(function (text) {
      return (version.exec(text) || [])[0] === mine[0] && script.test(text) ? text : same(kept, left);
    });
  }
  return caches.open(KEPT).then(function (kept) {
    return kept.keys().then(function (all) { return same(kept, all.filter(function (one) { return page(one.url); })); });
  }).then(function (alike) {
    if (!alike) return opened(sent[0]);
    var text = sent[1].replace(script, function () { return script.exec(alike)[0]; });
    text = text.replace(/<style data-gaya>[^]*?<\/style>/, function () { return "<style data-gaya>" + sent[4] + "</style>"; });
    return new Response(text, { status: sent[2], headers: { "Content-Type": "text/html", "Pantau-Simpan": sent[3] || "" } });
  });
}
