// Small helps for the keyboard; every page works without them.
(function () {
  "use strict";
  document.addEventListener("keydown", function (e) {
    var t = e.target, typing = t && (t.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName));
    if (e.key === "/" && !typing) {
      var cari = document.querySelector("input[type=search], [data-cari]");
      if (cari) { e.preventDefault(); cari.focus(); cari.select(); } else { location.href = "/santri"; }
    }
  });
  document.addEventListener("keydown", function (e) {
    var t = e.target;
    if (e.key.toLowerCase() !== "n" || e.ctrlKey || e.altKey || e.metaKey || (t && /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName))) return;
    var a = document.querySelector("[data-berikut]");
    if (a) { e.preventDefault(); a.click(); }
  });
  document.addEventListener("submit", function (e) {
    var pesan = e.target.getAttribute("data-yakin");
    if (pesan && !window.confirm(pesan)) { e.preventDefault(); return; }
    var b = e.target.querySelector("button[type=submit]");
    if (e.submitter && e.submitter.hasAttribute("data-unduh")) return; // a download leaves the page where it is
    if (b && !e.target.hasAttribute("hx-post") && !e.target.hasAttribute("hx-get") && e.target.method === "post") { setTimeout(function () { b.setAttribute("aria-busy", "true"); b.disabled = true; }, 0); }
  });
  window.addEventListener("pageshow", function (e) {
    if (e.persisted) document.querySelectorAll("button[aria-busy]").forEach(function (b) { b.removeAttribute("aria-busy"); b.disabled = false; });
  });
  document.addEventListener("click", function (e) {
    var c = e.target.closest("[data-cetak]");
    if (c) { e.preventDefault(); window.print(); }
  });
  document.querySelectorAll("[data-tambah]").forEach(function (b) { b.hidden = false; });
  // one more empty row like the last one
  document.addEventListener("click", function (e) {
    var b = e.target.closest("[data-tambah]");
    if (!b) return;
    var semua = b.parentElement.querySelectorAll(b.getAttribute("data-tambah")), baru = semua[semua.length - 1].cloneNode(true);
    baru.querySelectorAll("input").forEach(function (x) { x.value = ""; });
    b.before(baru); baru.querySelector("input").focus();
  });
  document.addEventListener("focusin", function (e) { if (e.target.matches("[data-salin]")) e.target.select(); });
  document.addEventListener("input", function (e) {
    var el = e.target;
    if (!el.matches("[data-rupiah]")) return;
    var digits = el.value.replace(/[^0-9]/g, "").replace(/^0+(?=\d)/, "");
    el.value = digits.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  });
  document.addEventListener("input", function (e) {
    var form = e.target.closest("form[data-jurnal]");
    if (!form) return;
    var jumlah = {};
    ["debit", "kredit"].forEach(function (sisi) {
      jumlah[sisi] = Array.prototype.reduce.call(form.querySelectorAll("input[name=" + sisi + "]"), function (n, el) { return n + BigInt(el.value.replace(/[^0-9]/g, "") || "0"); }, 0n);
      form.querySelector("[data-jumlah=" + sisi + "]").textContent = titik(jumlah[sisi]);
    });
    var beda = jumlah.debit - jumlah.kredit, tanda = document.createElement("span");
    tanda.className = "tanda " + (beda === 0n ? "baik" : "buruk");
    tanda.textContent = beda === 0n ? "seimbang" : "selisih " + titik(beda < 0n ? -beda : beda);
    form.querySelector("[data-imbang]").replaceChildren(tanda);
  });
  // a block copied from a spreadsheet fills the grid from the cell it is pasted into
  document.addEventListener("paste", function (e) {
    var el = e.target, kisi = el.closest && el.closest("form[data-kisi]");
    if (!kisi || el.tagName !== "INPUT") return;
    var teks = (e.clipboardData || window.clipboardData).getData("text");
    if (!/[\t\n]/.test(teks.replace(/\r?\n$/, ""))) return;
    e.preventDefault();
    var baris = kisi.querySelectorAll("tbody tr"), r0 = Array.prototype.indexOf.call(baris, el.closest("tr")), c0 = el.closest("td").cellIndex, isi = 0, luar = 0;
    teks.replace(/\r?\n$/, "").split(/\r?\n/).forEach(function (t, r) {
      t.split("\t").forEach(function (v, c) {
        var x = kotakSel(baris[r0 + r], c0 + c);
        v = v.trim();
        if (x) { x.value = v; if (v) isi++; } else if (v) luar++;
      });
    });
    var kabar = kisi.querySelector("[data-tempel]");
    if (!kabar) return;
    kabar.className = luar ? "keliru" : "";
    kabar.textContent = isi + " nilai ditempel dan belum disimpan." + (luar ? " " + luar + " nilai tidak punya sel di sini dan tidak ikut; periksa sel awalnya dan banyaknya baris." : "");
  });
  // kotakSel is the box of a cell; a closed cell has none and still counts as a column
  function kotakSel(tr, c) { return tr && tr.cells[c] && tr.cells[c].querySelector("input:not([type=hidden])"); }
  // arrows and Enter walk through the grid
  document.addEventListener("keydown", function (e) {
    var el = e.target, kisi = el.closest && el.closest("form[data-kisi]");
    if (!kisi || el.tagName !== "INPUT" || ["ArrowDown", "ArrowUp", "Enter"].indexOf(e.key) < 0) return;
    e.preventDefault();
    var tr = el.closest("tr"), c = el.closest("td").cellIndex, x = null;
    while (!x && (tr = e.key === "ArrowUp" ? tr.previousElementSibling : tr.nextElementSibling)) x = kotakSel(tr, c);
    if (x) { x.focus(); x.select(); }
  });
  function titik(n) { return n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, "."); }
  document.addEventListener("change", function (e) { if (e.target.matches("[data-kirim]")) e.target.form.requestSubmit(); });
})();
