package situs

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
)

// Rules of uploads of bank statements.
var (
	errUnggahMutasi = dasar.Aturan("SRV-BANK-01") // no file came with the form
	errUnggahanBasi = dasar.Aturan("SRV-BANK-02") // the preview is gone
)

// unggahan are statements that were uploaded and not applied yet. They stay in
// memory only, because their texts name people: an hour at most, one for each
// account. A server that restarts has forgotten them, and the file is chosen
// again.
type unggahan struct {
	mu  sync.Mutex
	isi map[string]*unggahanBank
}

type unggahanBank struct {
	lembaga dasar.LembagaID
	oleh    string
	nama    string
	minta   keuangan.PermintaanMutasi
	saat    time.Time
	hasil   *keuangan.HasilMutasi // after it was applied
}

const simpanUnggahan = time.Hour

// simpan keeps a statement and forgets older ones of the same account, and
// those that are too old.
func (s *unggahan) simpan(u *unggahanBank) (token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isi == nil {
		s.isi = map[string]*unggahanBank{}
	}
	for t, x := range s.isi {
		if u.saat.Sub(x.saat) > simpanUnggahan || (x.lembaga == u.lembaga && x.oleh == u.oleh) {
			delete(s.isi, t)
		}
	}
	token = uuid.NewString()
	s.isi[token] = u
	return token
}

func (s *unggahan) ambil(token string, l dasar.LembagaID, oleh string, kini time.Time) (unggahanBank, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.isi[token]
	if u == nil || u.lembaga != l || u.oleh != oleh || kini.Sub(u.saat) > simpanUnggahan {
		return unggahanBank{}, errUnggahanBasi.NotFoundf("pratinjau ini sudah kedaluwarsa; unggah lagi berkasnya")
	}
	return *u, nil
}

func (s *unggahan) selesai(token string, h keuangan.HasilMutasi) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if u := s.isi[token]; u != nil {
		u.hasil = &h
		u.minta.Berkas = keuangan.BerkasBank{} // the texts are sealed in the database now
	}
}

// unggahMutasi reads a statement and shows what it would do.
func (k *kunjungan) unggahMutasi() error {
	f, kepala, err := k.r.FormFile("berkas")
	if err != nil {
		return k.tampilBank(errUnggahMutasi.Invalidf("pilih berkas mutasi (CSV atau XLSX) dahulu").Pada("berkas"))
	}
	defer f.Close()
	var opsi keuanganberkas.Opsi
	opsi.TataLetak = k.r.FormValue("tata_letak")
	if b := k.r.FormValue("bulan"); b != "" {
		bulan, err := dasar.ParseBulan(b)
		if err != nil {
			return k.tampilBank(err)
		}
		opsi.Dari, opsi.Sampai = bulan.Awal(), bulan.Akhir()
	}
	berkas, err := keuanganberkas.Baca(f, kepala.Filename, opsi)
	if err != nil {
		return k.tampilBank(err)
	}
	minta := keuangan.PermintaanMutasi{Rekening: strings.TrimSpace(k.r.FormValue("rekening")), Berkas: berkas}
	if _, err := k.s.Keuangan.PratinjauMutasi(k.ctx(), k.Pelaku, minta); err != nil {
		return k.tampilBank(err)
	}
	token := k.s.unggahan.simpan(&unggahanBank{lembaga: k.Lembaga.ID, oleh: k.Akun.ID, nama: kepala.Filename, minta: minta, saat: k.s.Now()})
	return k.pindah("/bank/unggahan/"+token, "")
}

type isiUnggahan struct {
	salah
	Token, Nama, Rekening, TataLetak string
	Pratinjau                        keuangan.PratinjauMutasi
	Kelas                            []RingkasKelas
	Hasil                            *keuangan.HasilMutasi
}

// RingkasKelas is the new rows of one class.
type RingkasKelas struct {
	Kelas keuangan.KelasMutasi
	Arti  string
	keuangan.JumlahMutasi
}

// artiKelas says what becomes of a class when the statement is applied.
var artiKelas = map[keuangan.KelasMutasi]string{
	keuangan.Pasti:      "nomor VA santri ada di uraian: dibukukan sendiri",
	keuangan.Tinjau:     "nama wali dan santri mirip: menunggu Anda, satu per satu",
	keuangan.TakDikenal: "pengirim tidak dikenal: menunggu dicarikan santrinya",
	keuangan.BiayaBank:  "biaya atau pajak bank",
	keuangan.BagiHasil:  "bagi hasil atau bonus bank",
	keuangan.Keluar:     "uang keluar: menunggu keputusan",
}

func (k *kunjungan) unggahanSaya() (unggahanBank, error) {
	return k.s.unggahan.ambil(k.r.PathValue("token"), k.Lembaga.ID, k.Akun.ID, k.s.Now())
}

func (k *kunjungan) pratinjauMutasi() error { return k.tampilUnggahan(nil) }

func (k *kunjungan) tampilUnggahan(galat error) error {
	u, err := k.unggahanSaya()
	if err != nil {
		return err
	}
	isi := isiUnggahan{Token: k.r.PathValue("token"), Nama: u.nama, Rekening: u.minta.Rekening, TataLetak: u.minta.Berkas.TataLetak, Hasil: u.hasil}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if u.hasil != nil {
		isi.Pratinjau = u.hasil.PratinjauMutasi
	} else if isi.Pratinjau, err = k.s.Keuangan.PratinjauMutasi(k.ctx(), k.Pelaku, u.minta); err != nil {
		return err
	}
	for _, x := range keuangan.SemuaKelasMutasi() {
		if n, ada := isi.Pratinjau.PerKelas[x]; ada {
			isi.Kelas = append(isi.Kelas, RingkasKelas{x, artiKelas[x], n})
		}
	}
	return k.tampilSalah(isi.salah, "bank_unggahan", "Mutasi "+u.nama, isi)
}

// terapkanMutasi imports the statement as it was previewed.
func (k *kunjungan) terapkanMutasi() error {
	if err := k.isian(); err != nil {
		return err
	}
	u, err := k.unggahanSaya()
	if err != nil {
		return err
	}
	token, pel, f := k.r.PathValue("token"), k.Pelaku, k.r.PostForm
	ke := "/bank/unggahan/" + url.PathEscape(token)
	if u.hasil != nil {
		return k.pindah(ke, "Berkas ini sudah diterapkan; tidak ada yang berubah.")
	}
	err = k.kerjakan(f.Get("kunci"), "Mengimpor "+u.nama, func(ctx context.Context, maju func(selesai, total int)) (hasilKerja, error) {
		m := u.minta
		m.Sidik, m.Maju = f.Get("sidik"), maju
		h, err := k.s.Keuangan.ImporMutasi(ctx, pel, m)
		if err != nil {
			return hasilKerja{}, err
		}
		k.s.unggahan.selesai(token, h)
		return hasilKerja{ke, strconv.Itoa(h.Baru) + " baris baru, " + strconv.Itoa(h.Dibukukan) + " dibukukan."}, nil
	})
	if err != nil {
		return k.tampilUnggahan(err)
	}
	return nil
}
