package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/keuangan"
)

type isiKomponen struct {
	salah
	Baris      []keuangan.Komponen
	Piutang    []keuangan.Akun
	Pendapatan []keuangan.Akun
	Keringanan []keuangan.Akun
	Minta      keuangan.Komponen // the one being written; its code is "" for a new one
}

func (k *kunjungan) daftarKomponen() error {
	baru := keuangan.Komponen{Piutang: keuangan.AkunPiutangSantri, Pendapatan: "4.1.1.01", Keringanan: keuangan.AkunKeringanan, Berkala: keuangan.Bulanan, TanggalTempo: 10, Aktif: true}
	return k.tampilKomponen(baru, nil)
}

func (k *kunjungan) tampilKomponen(m keuangan.Komponen, galat error) error {
	isi := isiKomponen{Minta: m}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	var err error
	if isi.Baris, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if m.Prioritas == 0 {
		isi.Minta.Prioritas = 10
		if n := len(isi.Baris); n > 0 {
			isi.Minta.Prioritas = isi.Baris[n-1].Prioritas + 10
		}
	}
	if ubah := k.r.URL.Query().Get("ubah"); ubah != "" && galat == nil {
		if i := slices.IndexFunc(isi.Baris, func(x keuangan.Komponen) bool { return string(x.Kode) == ubah }); i >= 0 {
			isi.Minta = isi.Baris[i]
		}
	}
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, a := range bagan {
		switch {
		case !a.Posting || !a.Aktif:
		case strings.HasPrefix(string(a.Kode), "1.1.2."):
			isi.Piutang = append(isi.Piutang, a)
		case a.Jenis == keuangan.Pendapatan && a.Kontra:
			isi.Keringanan = append(isi.Keringanan, a)
		case a.Jenis == keuangan.Pendapatan:
			isi.Pendapatan = append(isi.Pendapatan, a)
		}
	}
	return k.tampilSalah(isi.salah, "tarif_komponen", "Komponen biaya", isi)
}

func bacaKomponen(f url.Values) (x keuangan.Komponen, err error) {
	x = keuangan.Komponen{
		Kode: keuangan.KodeKomponen(strings.TrimSpace(f.Get("kode"))), Uraian: f.Get("uraian"), Piutang: keuangan.KodeAkun(f.Get("piutang")),
		Pendapatan: keuangan.KodeAkun(f.Get("pendapatan")), Keringanan: keuangan.KodeAkun(f.Get("keringanan")), Berkala: keuangan.Berkala(f.Get("berkala")),
		BulanMasuk: keuangan.AturanBulan(f.Get("bulan_masuk")), BulanKeluar: keuangan.AturanBulan(f.Get("bulan_keluar")), Aktif: f.Get("aktif") == "ya",
	}
	for _, n := range []struct {
		nama string
		ke   *int
	}{{"prioritas", &x.Prioritas}, {"tanggal_tempo", &x.TanggalTempo}, {"awal_tahun", &x.AwalTahun}} {
		if teks := strings.TrimSpace(f.Get(n.nama)); teks != "" {
			if *n.ke, err = strconv.Atoi(teks); err != nil {
				return x, errForm.Invalidf("isian %s harus angka", strings.ReplaceAll(n.nama, "_", " ")).Pada(n.nama)
			}
		}
	}
	return x, nil
}

func (k *kunjungan) aturKomponen() error {
	if err := k.isian(); err != nil {
		return err
	}
	x, err := bacaKomponen(k.r.PostForm)
	if err == nil {
		err = k.s.Keuangan.AturKomponen(k.ctx(), k.Pelaku, x)
	}
	if err != nil {
		return k.tampilKomponen(x, err)
	}
	return k.pindah("/tarif/komponen", "Komponen %s disimpan.", x.Uraian)
}

// komponenBaku gives an institution without fees the usual ones.
func (k *kunjungan) komponenBaku() error {
	ada, err := k.s.Keuangan.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if len(ada) > 0 {
		return k.pindah("/tarif/komponen", "Komponen sudah ada; tidak ada yang diubah.")
	}
	if err := k.s.Keuangan.AturKomponen(k.ctx(), k.Pelaku, keuangan.KomponenBaku(k.Lembaga.ID)...); err != nil {
		return err
	}
	return k.pindah("/tarif/komponen", "Komponen umum ditambahkan. Sekarang isi tarifnya.")
}
