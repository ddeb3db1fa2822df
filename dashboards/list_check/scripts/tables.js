// What comes out of a check as tables. The same as etl/people_lists/tables.py.
"use strict";
(function (P) {
  const FORMULA = /^(?:[=@\t\r]|[+-](?=.*\p{L}))/u;

  // A text that no program takes for a formula.
  P.neutral = function (text) { return FORMULA.test(text) ? "'" + text : text; };

  P.countedRows = function (lists, rows, rules) {
    const output = rules.definition.output;
    const files = Array.from(new Set(lists.filter(function (one) { return one.kind === "orang"; }).map(function (one) { return one.name; }))).join(", ");
    return [output.columns].concat(P.counts(rows, rules).map(function (one) {
      const filled = {
        kode_wilayah: one.area,
        wilayah: rules.areas[one.area] || "",
        tahun: Math.floor(rules.on / 10000),
        dana: P.neutral(rules.fund),
        kelompok: P.neutral(one.group),
        pekerja: one.people,
        sumber: P.neutral(P.fill(output.source, { files: files, day: rules.day })),
        catatan: one.area ? "" : output.no_area
      };
      return output.columns.map(function (name) { return name in filled ? filled[name] : ""; });
    }));
  };

  function cellOut(cell, whole) {
    if (P.blank(cell)) return "";
    if (typeof cell === "boolean") return String(cell).toUpperCase();
    if (cell instanceof Date) return cell.toISOString().slice(0, 10).split("-").reverse().join("-");
    if (typeof cell === "number") return whole ? cell : P.text(cell);
    return P.neutral(cell);
  }

  function marked(sheet, found, rules) {
    const at = P.columns(sheet.rows, rules.definition.headings);
    let width = 0;
    sheet.rows.forEach(function (cells) {
      for (let place = cells.length; place > width; place--) if (P.text(cells[place - 1])) { width = place; break; }
    });
    return sheet.rows.map(function (cells, number) {
      const row = [], person = found.get(number + 1);
      for (let place = 0; place < width; place++) row.push(cellOut(cells[place], place !== at.nik));
      if (number === at.header) row.push(P.word(rules, "result"), P.word(rules, "finding"));
      else if (person) row.push(P.word(rules, person.counted ? "counted" : "not_counted"), P.neutral(P.sentences(person, rules).join(" ")));
      return row;
    });
  }

  function summary(lists, rows, rules) {
    const word = P.word.bind(null, rules), found = [[word("list"), word("rows"), word("counted"), word("not_counted")]];
    lists.forEach(function (list, at) {
      if (list.kind !== "orang") return;
      const own = rows.filter(function (row) { return row.at === at; }), counted = own.filter(function (row) { return row.counted; }).length;
      found.push([P.neutral(list.name), own.length, counted, own.length - counted]);
    });
    found.push([], [word("finding"), word("rows")]);
    return found.concat(P.totals(rows, rules).map(function (one) { return [one[0].label[rules.language], one[1]]; }));
  }

  // [title, rows]: the summary, the counts, then each sheet of the lists to pay for, its rows where they were.
  P.markedTables = function (lists, rows, rules) {
    const tables = [[P.word(rules, "summary"), summary(lists, rows, rules)], [P.word(rules, "counts"), P.countedRows(lists, rows, rules)]];
    const places = new Map();
    rows.forEach(function (row) {
      const key = row.at + " " + row.person.sheet;
      if (!places.has(key)) places.set(key, { sheet: lists[row.at].sheets[row.person.sheet], rows: new Map() });
      places.get(key).rows.set(row.person.row, row);
    });
    places.forEach(function (one) { tables.push([P.word(rules, "list") + " " + (tables.length - 1), marked(one.sheet, one.rows, rules)]); });
    return tables;
  };
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
