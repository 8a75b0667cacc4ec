package keuangan

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// TulisHledger writes the journals of the institution up to pada as a journal
// of plain text accounting, so that a program written by others (hledger,
// ledger) can add them up. It streams: memory does not grow with the books.
//
// Every journal is one transaction with its id as code; amounts are plain
// integers, debit positive. Accounts are named by kind and code, unit and fund
// are tags on the line. Every line asserts the running balance of its account,
// and a last transaction asserts the balances that Saldo gives: the reading
// program stops at the first line that is wrong, lost or doubled.
func (s *Service) TulisHledger(ctx context.Context, pel dasar.Pelaku, pada PadaSaat, w io.Writer) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	if pada.Tercatat.IsZero() {
		pada.Tercatat = s.kini()
	}
	bagan, err := s.Stores.Buku.Akun.Semua(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	h := hledger{w: bufio.NewWriterSize(w, 64<<10), nama: namaHledger(bagan), saldo: map[KodeAkun]dasar.Rupiah{}}
	h.kepala(bagan)
	saring := SaringJurnal{Sampai: pada.Tanggal, Tercatat: pada.Tercatat, Terlama: true}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		js, next, err := s.Stores.Buku.Jurnal.Cari(ctx, pel.Lembaga, saring, p)
		if err != nil {
			return err
		}
		for _, j := range js {
			h.jurnal(j)
		}
		if p.After = next; next == "" {
			break
		}
	}
	saldo, err := s.Stores.Buku.Jurnal.Saldo(ctx, pel.Lembaga, pada, false)
	if err != nil {
		return err
	}
	h.penutup(saldo)
	return h.w.Flush()
}

// akarHledger are the roots that the programs know an account's kind by.
var akarHledger = map[JenisAkun]struct{ nama, jenis string }{
	Aset: {"Assets", "A"}, Liabilitas: {"Liabilities", "L"}, AsetNeto: {"Equity", "E"}, Pendapatan: {"Income", "R"}, Beban: {"Expenses", "X"},
}

// namaHledger names accounts the way that every such program accepts: a root,
// then K and the code without dots.
func namaHledger(bagan []Akun) map[KodeAkun]string {
	nama := make(map[KodeAkun]string, len(bagan))
	for _, a := range bagan {
		nama[a.Kode] = akarHledger[a.Jenis].nama + ":K" + strings.NewReplacer(".", "-").Replace(string(a.Kode))
	}
	return nama
}

type hledger struct {
	w     *bufio.Writer
	nama  map[KodeAkun]string
	saldo map[KodeAkun]dasar.Rupiah
	akhir dasar.Tanggal
}

func (h *hledger) kepala(bagan []Akun) {
	fmt.Fprint(h.w, "commodity 1000. IDR\n")
	for _, a := range bagan {
		if !a.Posting {
			continue
		}
		jenis := akarHledger[a.Jenis].jenis
		if a.ArusKas == "kas" {
			jenis = "C"
		}
		fmt.Fprintf(h.w, "account %s  ; type:%s\n", h.nama[a.Kode], jenis)
	}
}

// satuBaris keeps a text on its line and free of the comment sign. Two blanks
// would end an account name; they cannot occur in one.
var satuBaris = strings.NewReplacer("\n", " ", "\r", " ", ";", ",", "|", "/")

func (h *hledger) jurnal(j Jurnal) {
	h.akhir = j.Tanggal
	fmt.Fprintf(h.w, "\n%s (%s) %s\n", j.Tanggal, j.ID, satuBaris.Replace(j.Keterangan))
	for _, b := range j.Baris {
		h.saldo[b.Akun] += b.Debit - b.Kredit
		fmt.Fprintf(h.w, "    %s  %d IDR = %d IDR", h.nama[b.Akun], b.Debit-b.Kredit, h.saldo[b.Akun])
		pisah := "  ; "
		for _, t := range [...]struct{ nama, isi string }{{"unit", string(b.Unit)}, {"dana", b.Dana}, {"laci", b.Laci}, {"rekening", b.Rekening}} {
			if t.isi != "" {
				fmt.Fprint(h.w, pisah, t.nama, ": ", strings.ReplaceAll(satuBaris.Replace(t.isi), ",", " "))
				pisah = ", "
			}
		}
		fmt.Fprintln(h.w)
	}
}

// penutup asserts the balances that the books themselves report.
func (h *hledger) penutup(saldo []SaldoAkun) {
	if len(saldo) == 0 {
		return
	}
	fmt.Fprintf(h.w, "\n%s (saldo) saldo menurut buku\n", h.akhir)
	slices.SortFunc(saldo, func(a, b SaldoAkun) int { return strings.Compare(string(a.Akun), string(b.Akun)) })
	for _, s := range saldo {
		fmt.Fprintf(h.w, "    %s  0 IDR = %d IDR\n", h.nama[s.Akun], s.Netto())
	}
}
