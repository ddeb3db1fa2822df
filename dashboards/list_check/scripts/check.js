// Lists held against themselves and each other. The same as etl/people_lists/check.py.
"use strict";
(function (P) {
  const AGAINST = [["meninggal", "meninggal"], ["upah", "penerima_upah"]];

  P.fill = function (text, details) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) { return key in details ? details[key] : whole; });
  };
  P.word = function (rules, key) { return rules.definition.words[key][rules.language]; };

  // Where a row is, for a person: warga.xlsx, Lembar Dua baris 7.
  P.place = function (list, person, rules) {
    const sheet = list.sheets[person.sheet].name, named = sheet && list.sheets.length > 1 ? ", " + sheet : "";
    return P.fill(P.word(rules, "place"), { file: list.name + named, row: person.row });
  };

  function dated(day) {
    return [String(day % 100).padStart(2, "0"), String(Math.floor(day / 100) % 100).padStart(2, "0"), String(Math.floor(day / 10000)).padStart(4, "0")].join("-");
  }

  function personal(person, nik, rules) {
    if (!nik.digits) return [];
    const found = [];
    let birth = nik.birth;
    if (birth !== null && person.born !== null) {
      if (birth % 1000000 !== person.born % 1000000) {
        found.push(["lahir_beda", { listed: dated(person.born), digits: P.bornIn(nik.digits, rules.definition.nik) }]);
      } else birth = person.born; // which knows the century
    }
    if (birth !== null) {
      const years = P.age(birth, rules.on);
      if (years < rules.youngest) found.push(["usia_kurang", { age: String(years), youngest: String(rules.youngest) }]);
      else if (years >= rules.below) found.push(["usia_lebih", { age: String(years), below: String(rules.below) }]);
    }
    const code = P.areaCode(nik.digits, rules.areas), impossible = nik.findings.some(function (one) { return one[0] === "nik_wilayah"; });
    if (!impossible && (rules.area ? code !== rules.area : !(code in rules.areas))) found.push(["luar_daerah", { code: code }]);
    return found;
  }

  function alone(at, list, rules) {
    const rows = P.people(list.sheets, rules).map(function (person) {
      const nik = P.readNik(person.nik, rules);
      return { at: at, person: person, nik: nik, findings: nik.findings.concat(personal(person, nik, rules)) };
    });
    const limits = rules.definition.nik, whole = rows.filter(function (row) { return row.nik.digits; });
    const ending = whole.filter(function (row) { return row.nik.digits.endsWith("0"); });
    if (whole.length >= limits.zero_least && ending.length > limits.zero_share * whole.length) {
      const share = String(Math.floor(ending.length * 100 / whole.length));
      ending.forEach(function (row) { row.findings.push(["nik_nol", { share: share }]); });
    }
    return rows;
  }

  function names(row, other, place) {
    const mine = row.person.name.toLowerCase(), theirs = other.name.toLowerCase();
    if (mine && theirs && mine !== theirs) row.findings.push(["nama_beda", { place: place }]);
  }

  function doubles(rows, lists, rules) {
    const times = new Map(), first = new Map();
    rows.forEach(function (row) { times.set(row.nik.digits, (times.get(row.nik.digits) || 0) + 1); });
    rows.forEach(function (row) {
      const digits = row.nik.digits;
      if (!digits || times.get(digits) === 1) return;
      const before = first.get(digits);
      if (!before) {
        first.set(digits, row);
        row.findings.push(["ganda_pertama", { times: String(times.get(digits)) }]);
        return;
      }
      const place = P.place(lists[before.at], before.person, rules);
      row.findings.push(["ganda", { place: place }]);
      names(row, before.person, place);
    });
  }

  function against(rows, lists, kind, key, rules) {
    const there = new Map();
    lists.forEach(function (list) {
      if (list.kind === kind) P.people(list.sheets, rules).forEach(function (person) {
        const digits = P.readNik(person.nik, rules).digits;
        if (digits && !there.has(digits)) there.set(digits, [list, person]);
      });
    });
    rows.forEach(function (row) {
      const found = there.get(row.nik.digits);
      if (!found) return;
      const place = P.place(found[0], found[1], rules);
      row.findings.push([key, { place: place }]);
      names(row, found[1], place);
    });
  }

  // lists: {name, kind, sheets: [{name, rows}]}; every row of those to pay for, in their order.
  P.check = function (lists, rules) {
    let rows = [];
    lists.forEach(function (list, at) { if (list.kind === "orang") rows = rows.concat(alone(at, list, rules)); });
    doubles(rows, lists, rules);
    AGAINST.forEach(function (one) { against(rows, lists, one[0], one[1], rules); });
    rows.forEach(function (row) {
      row.counted = !row.findings.some(function (one) { return rules.findings[one[0]].blocks; });
    });
    return rows;
  };

  // {area, group, people} by area and then as the groups first appear; empty outside the province.
  P.counts = function (rows, rules) {
    const names = new Map(), found = new Map();
    rows.forEach(function (row) {
      if (!row.counted) return;
      const group = row.person.group || rules.definition.output.unnamed_group, code = P.areaCode(row.nik.digits, rules.areas);
      if (!names.has(group.toLowerCase())) names.set(group.toLowerCase(), { name: group, at: names.size });
      const area = rules.area || (code in rules.areas ? code : ""), key = area + "\n" + group.toLowerCase();
      found.set(key, (found.get(key) || 0) + 1);
    });
    return Array.from(found, function (one) {
      const cut = one[0].indexOf("\n"), group = names.get(one[0].slice(cut + 1));
      return { area: one[0].slice(0, cut), group: group.name, at: group.at, people: one[1] };
    }).sort(function (one, other) {
      if (!one.area !== !other.area) return one.area ? -1 : 1;
      return one.area < other.area ? -1 : one.area > other.area ? 1 : one.at - other.at;
    });
  };

  // [finding, rows] in the order of the definition.
  P.totals = function (rows, rules) {
    return rules.definition.finding.map(function (one) {
      return [one, rows.filter(function (row) { return row.findings.some(function (found) { return found[0] === one.key; }); }).length];
    }).filter(function (one) { return one[1]; });
  };

  P.sentences = function (row, rules) {
    return row.findings.map(function (one) { return P.fill(rules.findings[one[0]].sentence[rules.language], one[1]); });
  };
})(window.PeriksaDaftar = window.PeriksaDaftar || {});
