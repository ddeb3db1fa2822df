// A NIK as a cell holds it: its digits, or what is wrong with them. The same as etl/people_lists/nik.py, and held
// to the same golden rows.
"use strict";
(function (P) {
  const BETWEEN = /[\s.'’`\-\u200b\ufeff]+/g, SCIENTIFIC = /^[0-9]([.,][0-9]+)?[eE]\+?[0-9]+$/;

  // A day is year * 10000 + month * 100 + day.
  P.day = function (year, month, day) {
    const last = month === 2 ? (year % 4 || (year % 100 === 0 && year % 400) ? 28 : 29) : [4, 6, 9, 11].includes(month) ? 30 : 31;
    return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= last ? year * 10000 + month * 100 + day : null;
  };
  P.age = function (born, on) { return Math.floor((on - born) / 10000); };
  // Four digits, 33.74; the first two where the areas are provinces.
  P.areaCode = function (digits, areas) { return digits.slice(0, 2) in areas ? digits.slice(0, 2) : digits.slice(0, 2) + "." + digits.slice(2, 4); };

  function birthDate(digits, on, rule) {
    let day = +digits.slice(6, 8);
    if (day > rule.female_days) day -= rule.female_days;
    for (const century of [2000, 1900]) {
      const found = P.day(century + +digits.slice(10, 12), +digits.slice(8, 10), day);
      if (found !== null && found <= on) return found;
    }
    return null;
  }

  // Day, month and year as the digits have them: 05-10-65.
  P.bornIn = function (digits, rule) {
    const day = +digits.slice(6, 8);
    return [String(day > rule.female_days ? day - rule.female_days : day).padStart(2, "0"), digits.slice(8, 10), digits.slice(10, 12)].join("-");
  };

  function written(cell) {
    if (cell === null || cell === undefined || typeof cell === "boolean") return "";
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  }

  // {digits, birth, findings}; a finding is [key, details].
  P.readNik = function (cell, rules) {
    const rule = rules.definition.nik, text = written(cell), digits = text.replace(BETWEEN, "");
    const bare = text.replace(/^[\s']+|[\s']+$/g, "");
    const bad = function (key, details) { return { digits: "", birth: null, findings: [[key, details || {}]] }; };
    if (!digits) return bad("nik_kosong");
    if (SCIENTIFIC.test(bare)) return bad("nik_ilmiah", { written: bare });
    if (!/^[0-9]+$/.test(digits)) return bad("nik_huruf");
    if (digits.length !== rule.digits) return bad("nik_panjang", { count: String(digits.length) });
    if (typeof cell === "number" && digits.endsWith("0")) return bad("nik_angka");
    const birth = birthDate(digits, rules.on, rule), findings = [];
    const code = digits.slice(0, 2) + "." + digits.slice(2, 4), province = digits.slice(0, 2);
    const known = province === rules.province ? code in rules.areas :
      rule.provinces.some(function (range) { return range[0] <= +province && +province <= range[1]; });
    if (!known || digits.slice(2, 4) === "00" || digits.slice(4, 6) === "00") findings.push(["nik_wilayah", { code: code + "." + digits.slice(4, 6) }]);
    if (birth === null) findings.push(["nik_tanggal", { digits: digits.slice(6, 12) }]);
    if (digits.slice(12) === "0000") findings.push(["nik_urut", {}]);
    return { digits: digits, birth: birth, findings: findings };
  };
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
