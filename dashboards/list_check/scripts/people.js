// The people of a file: each row below a heading NIK. The same as etl/people_lists/people.py.
"use strict";
(function (P) {
  const HEADER_WITHIN = 40, TOTALS = /^(jumlah|total|sub ?total)\b.*$/i;
  const DAY_FIRST = /^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})$/, YEAR_FIRST = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?$/;

  P.blank = function (cell) { return cell === null || cell === undefined || (typeof cell === "string" && !cell.trim()); };
  P.text = function (cell) {
    if (P.blank(cell) || typeof cell === "boolean") return "";
    return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).split(/\s+/).filter(Boolean).join(" ");
  };
  function heading(cell) { return typeof cell === "string" ? (cell.toLowerCase().match(/[a-z0-9]+/g) || []).join(" ") : ""; }

  // {header, nik, name, born, group}: row and columns from 0, -1 where there is none; null without a NIK.
  P.columns = function (rows, headings) {
    for (let number = 0; number < Math.min(rows.length, HEADER_WITHIN); number++) {
      const names = rows[number].map(heading), at = { header: number };
      for (const key in headings) at[key] = names.findIndex(function (name) { return headings[key].includes(name); });
      if (at.nik >= 0) return at;
    }
    return null;
  };

  P.birthday = function (cell) {
    if (cell instanceof Date) return P.day(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate());
    const text = typeof cell === "string" ? cell.trim() : "", dayFirst = DAY_FIRST.exec(text), yearFirst = YEAR_FIRST.exec(text);
    if (dayFirst) return P.day(+dayFirst[3], +dayFirst[2], +dayFirst[1]);
    return yearFirst ? P.day(+yearFirst[1], +yearFirst[2], +yearFirst[3]) : null;
  };

  // Each person: {sheet, row, nik, name, born, group}; the row counts from 1.
  P.people = function (sheets, rules) {
    const headings = rules.definition.headings, found = [];
    sheets.forEach(function (sheet, place) {
      const at = P.columns(sheet.rows, headings);
      if (!at) return;
      for (let number = at.header + 1; number < sheet.rows.length; number++) {
        const cells = sheet.rows[number], nik = cells[at.nik], name = P.text(cells[at.name]);
        if (!P.text(nik) && (!name || TOTALS.test(name))) continue;
        if (headings.nik.includes(heading(nik))) continue;
        found.push({ sheet: place, row: number + 1, nik: nik, name: name, born: P.birthday(cells[at.born]), group: P.text(cells[at.group]) });
      }
    });
    return found;
  };
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
