package pegawaiberkas

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

//go:embed transfer.json
var transferJSON []byte

// TataTransfer is how one bank wants its file of transfers. It is data: a school
// whose bank asks for something else gives one as JSON ([BacaTataTransfer]).
type TataTransfer struct {
	ID         string          `json:"id"`
	Nama       string          `json:"nama"`
	Catatan    string          `json:"catatan"`     // where the layout is from
	Bank       []string        `json:"bank"`        // names of the banks whose accounts it takes, empty = every bank
	Bentuk     Bentuk          `json:"bentuk"`      // csv, csv_polos or xlsx
	Judul      bool            `json:"judul"`       // a row of titles
	HurufBesar bool            `json:"huruf_besar"` // texts in capitals of ASCII; other signs become blanks
	Pembuka    []KolomTransfer `json:"pembuka"`     // record before the rows
	Kolom      []KolomTransfer `json:"kolom"`
	Penutup    []KolomTransfer `json:"penutup"` // record after the rows
}

// KolomTransfer is one cell of a record: Tetap as it stands, or what Isi names:
// urut, nomor, nama, unit, bank, rekening, atas_nama, jumlah, keterangan in rows;
// banyak, total, sidik before and after them; tanggal (2026-10-25), tanggal_rapat
// (20261025), rekening_asal, keterangan everywhere. Neither is an empty cell.
type KolomTransfer struct {
	Judul string `json:"judul"`
	Isi   string `json:"isi"`
	Tetap string `json:"tetap"`
	Maks  int    `json:"maks"` // characters of a text, 0 = all; accounts and amounts are never cut
}

var (
	isiBersama = []string{"", "tanggal", "tanggal_rapat", "rekening_asal", "keterangan"}
	isiBaris   = append([]string{"urut", "nomor", "nama", "unit", "bank", "rekening", "atas_nama", "jumlah"}, isiBersama...)
	isiRekap   = append([]string{"banyak", "total", "sidik"}, isiBersama...)
)

// ErrTataTransfer says that a layout of transfers cannot be used.
var ErrTataTransfer = dasar.Aturan("PEG-BERKAS-24")

// TataTransferBaku returns a general list, and examples made by ourselves in the
// manner of three banks. None was compared with what a bank accepts.
func TataTransferBaku() []TataTransfer {
	var ts []TataTransfer
	if err := json.Unmarshal(transferJSON, &ts); err != nil {
		panic("pegawaiberkas: transfer.json: " + err.Error())
	}
	return ts
}

// BacaTataTransfer reads one layout from JSON and checks it. Unknown members are
// refused with [ErrTataTransfer].
func BacaTataTransfer(data []byte) (TataTransfer, error) {
	var t TataTransfer
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return t, ErrTataTransfer.Invalidf("susunan berkas transfer bukan JSON yang benar; lihat contoh di dokumentasi").Pada("tata_transfer").Karena(err)
	}
	return t, t.Validate()
}

// Validate refuses, with [ErrTataTransfer], a layout that would lose the account
// or the amount, or that names what does not exist.
func (t TataTransfer) Validate() error {
	tolak := func(pesan string) error {
		return ErrTataTransfer.Invalidf("susunan berkas transfer: %s", pesan).Pada("tata_transfer")
	}
	switch ada := func(isi string) bool {
		return slices.ContainsFunc(t.Kolom, func(k KolomTransfer) bool { return k.Isi == isi })
	}; {
	case t.ID == "" || t.Nama == "":
		return tolak("isi id dan nama")
	case t.Bentuk != CSV && t.Bentuk != CSVPolos && t.Bentuk != XLSX:
		return tolak("bentuk harus csv, csv_polos, atau xlsx")
	case !ada("rekening") || !ada("jumlah"):
		return tolak("kolom rekening dan jumlah harus ada")
	case !t.Judul && len(t.Pembuka) == 0:
		return tolak("berkas harus mempunyai judul kolom atau rekaman pembuka")
	case len(t.Kolom) > 60 || len(t.Pembuka) > 60 || len(t.Penutup) > 60:
		return tolak("paling banyak 60 kolom")
	}
	for _, x := range []struct {
		kolom []KolomTransfer
		kenal []string
	}{{t.Kolom, isiBaris}, {t.Pembuka, isiRekap}, {t.Penutup, isiRekap}} {
		for _, k := range x.kolom {
			if !slices.Contains(x.kenal, k.Isi) || (k.Isi != "" && k.Tetap != "") || k.Maks < 0 {
				return tolak("setiap kolom memuat satu isi yang dikenal atau satu teks tetap")
			}
		}
	}
	return nil
}
