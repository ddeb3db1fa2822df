// What the clerk sees: files are opened, the lists checked, the answer written under the form. No address is
// asked for anything; the page's policy would not let it.
"use strict";
(function (P) {
  const KINDS = { daftar: "orang", meninggal: "meninggal", upah: "upah" }, SHOWN = 10;
  const one = document.querySelector.bind(document);
  const given = JSON.parse(one("#aturan").textContent), words = given.words, number = new Intl.NumberFormat(given.language === "en" ? "en-GB" : "id-ID");
  let outcome = null;

  function dayNumber(text) { return +text.replace(/-/g, ""); }
  function today() {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }
  P.rules = function (chosen) {
    const findings = {};
    given.definition.finding.forEach(function (finding) { findings[finding.key] = finding; });
    return Object.assign({ definition: given.definition, areas: given.areas, province: given.province, language: given.language, findings: findings, on: dayNumber(chosen.day) }, chosen);
  };

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
  function table(caption, heads, rows) {
    const made = element("table", undefined, "answer"), top = made.appendChild(element("thead")).insertRow(), body = made.appendChild(element("tbody"));
    made.insertBefore(element("caption", caption), made.firstChild);
    heads.forEach(function (head, at) {
      const cell = top.appendChild(element("th", head, typeof (rows[0] || [])[at] === "number" ? "n" : ""));
      cell.scope = "col";
    });
    rows.forEach(function (row) {
      const line = body.insertRow();
      row.forEach(function (cell, at) {
        const text = typeof cell === "number" ? number.format(cell) : cell;
        if (at) line.appendChild(element("td", text, typeof cell === "number" ? "n" : ""));
        else line.appendChild(element("th", text)).scope = "row";
      });
    });
    return made;
  }
  function say(text) { one("#keadaan").textContent = text; }
  function complain(text) { one("#keluhan").textContent = text; one("#keluhan").hidden = !text; }
  function painted() { return new Promise(function (done) { requestAnimationFrame(function () { setTimeout(done); }); }); }

  async function opened(rules) {
    const lists = [];
    for (const id in KINDS) {
      for (const file of one("#" + id).files) {
        say(P.fill(words.reading, { file: file.name }));
        await painted();
        let sheets;
        try { sheets = await P.read(file); }
        catch (why) { throw { words: P.fill(words[why] || words.broken, { file: file.name }) }; }
        if (!sheets.some(function (sheet) { return P.columns(sheet.rows, rules.definition.headings); })) throw { words: P.fill(words.no_nik, { file: file.name }) };
        lists.push({ name: file.name, kind: KINDS[id], sheets: sheets });
      }
    }
    return lists;
  }

  function chosen() {
    const value = function (id) { return one("#" + id).value.trim(); };
    if (!value("tanggal")) throw { words: words.no_day };
    if (!(+value("usia-dari") >= 0 && +value("usia-dari") < +value("usia-belum"))) throw { words: words.no_age };
    return { day: value("tanggal"), area: value("daerah"), fund: value("dana"), youngest: +value("usia-dari"), below: +value("usia-belum") };
  }

  async function run() {
    const button = one("#periksa");
    complain("");
    one("#hasil").hidden = true;
    outcome = null;
    if (!one("#daftar").files.length) { complain(words.no_list); one("#daftar").focus(); return; }
    button.disabled = true;
    try {
      const rules = P.rules(chosen()), lists = await opened(rules);
      say(words.checking);
      await painted();
      outcome = { lists: lists, rules: rules, rows: P.check(lists, rules) };
      show();
      say("");
    } catch (fault) {
      say("");
      complain(fault.words || words.failed);
    }
    button.disabled = false;
  }

  function show() {
    const rows = outcome.rows, rules = outcome.rules, counted = rows.filter(function (row) { return row.counted; }).length;
    const wrong = rows.filter(function (row) { return row.findings.length; }), totals = P.totals(rows, rules), tables = one("#tabel");
    one("#hasil h2").textContent = P.fill(words.counted, { counted: number.format(counted), all: number.format(rows.length) });
    tables.textContent = "";
    if (totals.length) {
      tables.append(table(words.found, [words.finding, words.effect, words.rows], totals.map(function (found) {
        return [found[0].label[rules.language], found[0].blocks ? P.word(rules, "not_counted") : words.look, found[1]];
      })));
    }
    tables.append(table(words.countable, [words.area, words.group, words.people], P.counts(rows, rules).map(function (found) {
      return [rules.areas[found.area] || words.elsewhere, found.group, found.people];
    })));
    if (wrong.length) {
      const caption = P.fill(words.first, { shown: number.format(Math.min(SHOWN, wrong.length)), all: number.format(wrong.length) });
      const more = tables.appendChild(element("details"));
      more.open = innerWidth > 700;
      more.append(element("summary", caption), table("", [words.row, words.finding], wrong.slice(0, SHOWN).map(function (row) {
        return [P.place(outcome.lists[row.at], row.person, rules), P.sentences(row, rules).join(" ")];
      })));
    }
    one("#hasil").hidden = false;
    one("#hasil h2").focus();
  }

  function save(blob, name) {
    const link = element("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }
  async function workbook(tables, name) {
    say(words.writing);
    await painted();
    save(await P.workbook(tables, outcome.rules), name);
    say(P.fill(words.written, { file: name }));
  }
  function counts() { return P.countedRows(outcome.lists, outcome.rows, outcome.rules); }

  P.ready = function () {
    one("#tanggal").value = today();
    one("#periksa").addEventListener("click", run);
    one("#csv").addEventListener("click", function () { save(new Blob([P.csvText(counts())], { type: "text/csv" }), "pendanaan-" + outcome.rules.day + ".csv"); });
    one("#xlsx").addEventListener("click", function () { workbook([[P.word(outcome.rules, "counts"), counts()]], "pendanaan-" + outcome.rules.day + ".xlsx"); });
    one("#bertanda").addEventListener("click", function () { workbook(P.markedTables(outcome.lists, outcome.rows, outcome.rules), "daftar-bertanda-" + outcome.rules.day + ".xlsx"); });
    document.querySelectorAll("#lembar [disabled]").forEach(function (field) { field.disabled = false; });
    one("#menunggu").hidden = true;
  };
  P.ready();
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
