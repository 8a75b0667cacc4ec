package situs

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// namaBidangBaku are the fields whose names are more than their words.
var namaBidangBaku = map[string]string{
	"NoKK": "Nomor KK", "HP": "Nomor HP", "NamaArab": "Nama dengan huruf Arab", "Surel": "Surat elektronik", "Angkatan": "Tahun masuk", "Resmi": "Data resmi (Dapodik, EMIS)",
	"Kesehatan": "Catatan kesehatan", "Mulai": "Mulai", "Sebab": "Sebab berhenti", "PPh": "Pajak penghasilan", "DPP": "Dasar pajak", "UpahBPJS": "Upah dasar BPJS",
}

// namaBidang is a field of a record in the words of the office: NIK, Tanggal lahir.
func namaBidang(b string) string {
	if n, ada := namaBidangBaku[b]; ada {
		return n
	}
	rs := []rune(b)
	var w strings.Builder
	for i, r := range rs {
		if i > 0 && unicode.IsUpper(r) && unicode.IsLower(rs[i-1]) {
			w.WriteRune(' ')
			r = unicode.ToLower(r)
		}
		w.WriteRune(r)
	}
	return w.String()
}

// isiBidang is what a field holds as its owner reads it; "" is nothing.
func isiBidang(b, isi string) string {
	switch b {
	case "JenisKelamin":
		return namaPilihan("kelamin", isi)
	case "Angkatan":
		if isi == "0" {
			return ""
		}
	}
	if t, err := dasar.ParseTanggal(isi); err == nil {
		return t.Panjang()
	}
	return isi
}

// kataTingkat are the levels of a decision, the widest first.
var kataTingkat = []struct {
	tingkat privasi.Tingkat
	kata    string
}{{privasi.Penuh, "terlihat"}, {privasi.Samar, "tersamar"}, {privasi.Ada, "hanya terlihat ada"}, {privasi.Tiada, "tertutup"}}

// uraiBidang says what a line of the trail opened: "terlihat: Nama, NIS; tersamar: NIK".
// What is not such a line stays as it is.
func uraiBidang(s string) string {
	var hasil []string
	for _, x := range kataTingkat {
		var nama []string
		for b := range strings.SplitSeq(s, ",") {
			bidang, tingkat, ada := strings.Cut(b, "=")
			if !ada {
				return s
			}
			if tingkat == x.tingkat.String() {
				nama = append(nama, namaBidangPenuh(bidang))
			}
		}
		slices.Sort(nama)
		if nama = slices.Compact(nama); len(nama) > 0 {
			hasil = append(hasil, x.kata+": "+strings.Join(nama, ", "))
		}
	}
	if len(hasil) == 0 {
		return s
	}
	return strings.Join(hasil, "; ")
}
