// Files in and out, all within this page: CSV by papaparse, XLSX by read-excel-file and write-excel-file.
"use strict";
(function (P) {
  const HEAD = 65536;

  function decoded(bytes) {
    const start = bytes.subarray(0, 2);
    if (start[0] === 255 && start[1] === 254) return new TextDecoder("utf-16le").decode(bytes);
    if (start[0] === 254 && start[1] === 255) return new TextDecoder("utf-16be").decode(bytes);
    try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); }
    catch (fault) { return new TextDecoder("windows-1252").decode(bytes); }
  }

  // Comma, semicolon or tab: the one that cuts most of the first rows into one and the same width.
  function delimiter(text) {
    const declared = /^sep=([,;\t])/i.exec(text);
    if (declared) return declared[1];
    const head = text.slice(0, HEAD).split(/\r\n|\n|\r/).slice(0, 60).join("\n");
    let best = ",", most = [0, 0];
    [",", ";", "\t"].forEach(function (mark) {
      const widths = new Map();
      Papa.parse(head, { delimiter: mark }).data.forEach(function (row) { if (row.length > 1) widths.set(row.length, (widths.get(row.length) || 0) + 1); });
      widths.forEach(function (times, width) {
        if (times > most[0] || (times === most[0] && width > most[1])) { most = [times, width]; best = mark; }
      });
    });
    return best;
  }

  function csv(text) {
    const rows = Papa.parse(text, { delimiter: delimiter(text) }).data;
    if (rows[0] && /^sep=/i.test(rows[0][0])) rows[0] = [];
    return [{ name: null, rows: rows }];
  }

  // The sheets of a file: [{name, rows}]. Throws the key of the words that say why not.
  P.read = async function (file) {
    const bytes = new Uint8Array(await file.arrayBuffer()), kind = Array.from(bytes.subarray(0, 4)).join(" ");
    if (!bytes.length) throw "empty";
    if (kind === "208 207 17 224") throw "old";
    if (kind !== "80 75 3 4") {
      if (kind === "37 80 68 70" || bytes.subarray(0, HEAD).includes(0) && bytes[0] < 254) throw "none";
      return csv(decoded(bytes));
    }
    let sheets;
    try { sheets = await readXlsxFile(bytes.buffer, { trim: false }); }
    catch (fault) { throw "broken"; }
    return sheets.map(function (one) { return { name: one.sheet, rows: one.data }; });
  };

  P.csvText = function (rows) { return Papa.unparse(rows, { newline: "\r\n" }) + "\r\n"; };

  P.workbook = function (tables, rules) {
    const not = P.word(rules, "not_counted"), heading = P.word(rules, "rows");
    return writeXlsxFile(tables.map(function (table) {
      return {
        sheet: table[0],
        columns: Array.from({ length: Math.max.apply(null, table[1].map(function (row) { return row.length; })) }, function () { return { width: 18 }; }),
        data: table[1].map(function (row) {
          const look = row.includes(not) && !row.includes(heading) ? { backgroundColor: rules.definition.output.marked } : {};
          return row.map(function (cell) {
            return cell === "" ? null : Object.assign({ value: cell, type: typeof cell === "number" ? Number : String }, look);
          });
        })
      };
    })).toBlob();
  };
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
