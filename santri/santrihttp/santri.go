package santrihttp

import (
	"context"
	"net/http"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

const tipeSantri, tipeWali = "santri.Santri", "santri.Wali"

// bidangDaftar are shown on lists, bidangProfil on one person's page besides.
var (
	bidangDaftar = [...]namaBidang{{"nis", "NIS"}, {"nama", "Nama"}, {"jenis_kelamin", "JenisKelamin"}, {"status", "Status"}, {"angkatan", "Angkatan"}}
	bidangProfil = [...]namaBidang{{"nis", "NIS"}, {"nama", "Nama"}, {"jenis_kelamin", "JenisKelamin"}, {"status", "Status"}, {"angkatan", "Angkatan"},
		{"nama_arab", "NamaArab"}, {"nisn", "NISN"}, {"nik", "NIK"}, {"no_kk", "NoKK"}, {"tempat_lahir", "TempatLahir"}, {"tanggal_lahir", "TanggalLahir"}, {"alamat", "Alamat"},
		{"hp", "HP"}, {"catatan", "Catatan"}}
	bidangWali = [...]namaBidang{{"nama", "Nama"}, {"nik", "NIK"}, {"hp", "HP"}}
)

// BadanSantri is one row of a list. Absent fields are withheld.
type BadanSantri struct {
	ID           string         `json:"id"`
	Keluarga     string         `json:"keluarga,omitempty"`
	NIS          string         `json:"nis,omitempty"`
	Nama         string         `json:"nama,omitempty"`
	JenisKelamin string         `json:"jenis_kelamin,omitempty"`
	Status       string         `json:"status,omitempty"`
	Angkatan     int            `json:"angkatan,omitempty"`
	Mukim        bool           `json:"mukim"`
	Keanggotaan  []BadanAnggota `json:"keanggotaan,omitempty" doc:"yang berlaku hari ini"`
	Tersamar     []string       `json:"tersamar,omitempty" doc:"bidang yang hanya tampak sebagian"`
	Tersembunyi  []string       `json:"tersembunyi,omitempty" doc:"bidang yang tidak boleh dilihat peran ini"`
}

// BadanAnggota is a membership that holds today.
type BadanAnggota struct {
	Jalur   string `json:"jalur"`
	Unit    string `json:"unit"`
	Tingkat string `json:"tingkat,omitempty"`
	Kelas   string `json:"kelas,omitempty"`
}

// BadanProfil is everything about one santri that the caller may see.
type BadanProfil struct {
	BadanSantri
	Versi        int            `json:"versi"`
	NamaArab     string         `json:"nama_arab,omitempty"`
	NISN         string         `json:"nisn,omitempty"`
	NIK          string         `json:"nik,omitempty"`
	NoKK         string         `json:"no_kk,omitempty"`
	TempatLahir  string         `json:"tempat_lahir,omitempty"`
	TanggalLahir string         `json:"tanggal_lahir,omitempty"`
	Alamat       string         `json:"alamat,omitempty"`
	HP           string         `json:"hp,omitempty"`
	Catatan      string         `json:"catatan,omitempty"`
	Wali         []BadanWali    `json:"wali,omitempty"`
	Masa         []BadanMasa    `json:"riwayat_kelas,omitempty"`
	Asrama       []BadanAsrama  `json:"riwayat_mukim,omitempty"`
	Riwayat      []BadanRiwayat `json:"riwayat_status,omitempty"`
	Bacaan       *BadanBacaan   `json:"bacaan,omitempty" doc:"perbaikan dan peringatan dari isian yang baru diterima"`
}

// BadanWali is a parent or guardian.
type BadanWali struct {
	ID          string   `json:"id"`
	Versi       int      `json:"versi"`
	Hubungan    string   `json:"hubungan"`
	Utama       bool     `json:"utama"`
	Nama        string   `json:"nama,omitempty"`
	NIK         string   `json:"nik,omitempty"`
	HP          string   `json:"hp,omitempty"`
	Tersamar    []string `json:"tersamar,omitempty"`
	Tersembunyi []string `json:"tersembunyi,omitempty"`
}

// BadanMasa is a membership with its days.
type BadanMasa struct {
	BadanAnggota
	Mulai   string `json:"mulai"`
	Selesai string `json:"selesai,omitempty"`
	Sebab   string `json:"sebab,omitempty"`
}

// BadanAsrama is a stay with its days.
type BadanAsrama struct {
	Asrama  string `json:"asrama,omitempty"`
	Kamar   string `json:"kamar,omitempty"`
	Mulai   string `json:"mulai"`
	Selesai string `json:"selesai,omitempty"`
}

// BadanRiwayat is a change of status.
type BadanRiwayat struct {
	Dari   string `json:"dari,omitempty"`
	Ke     string `json:"ke"`
	Pada   string `json:"pada"`
	Alasan string `json:"alasan,omitempty"`
}

// MasukCari are the conditions of a search.
type MasukCari struct {
	dasarhttp.Halaman
	Teks         string   `query:"teks" maxLength:"100" doc:"awal kata nama, NIS, NISN; atau NIK atau nomor HP wali seutuhnya"`
	Status       []string `query:"status,explode" maxItems:"13"`
	Unit         []string `query:"unit,explode" maxItems:"50"`
	Jalur        string   `query:"jalur" doc:"formal, diniyah, atau tahfidz"`
	Tingkat      string   `query:"tingkat"`
	Kelas        string   `query:"kelas"`
	JenisKelamin string   `query:"jenis_kelamin" doc:"L atau P"`
	Angkatan     int      `query:"angkatan"`
}

func (m *MasukCari) saringan() santri.Saringan {
	f := santri.Saringan{Teks: m.Teks, Jalur: santri.Jalur(m.Jalur), Tingkat: m.Tingkat, Kelas: m.Kelas, JenisKelamin: santri.JenisKelamin(m.JenisKelamin), Angkatan: m.Angkatan}
	for _, s := range m.Status {
		f.Status = append(f.Status, santri.Status(s))
	}
	for _, u := range m.Unit {
		f.Unit = append(f.Unit, santri.KodeUnit(u))
	}
	return f
}

// KeluarDaftar answers with a list of santri.
type KeluarDaftar struct{ Body dasarhttp.Isi[BadanSantri] }

// KeluarProfil answers with one santri.
type KeluarProfil struct{ Body BadanProfil }

// MasukID names one santri.
type MasukID struct {
	ID string `path:"id" maxLength:"64"`
}

// MasukKeluarga names one family.
type MasukKeluarga struct {
	ID string `path:"id" maxLength:"64"`
}

func (h pintu) pasangSantri(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("cari-santri", http.MethodGet, "/santri", "Cari santri"), func(ctx context.Context, p dasar.Pelaku, m *MasukCari) (*KeluarDaftar, error) {
		ada, lanjut, err := h.s.Cari(ctx, p, m.saringan(), m.Page())
		if err != nil {
			return nil, err
		}
		isi, err := h.daftar(ctx, p, ada)
		return &KeluarDaftar{dasarhttp.BuatIsi(isi, lanjut)}, err
	})
	dasarhttp.Daftar(a, operasi("lihat-santri", http.MethodGet, "/santri/{id}", "Profil seorang santri"), func(ctx context.Context, p dasar.Pelaku, m *MasukID) (*KeluarProfil, error) {
		return h.profil(ctx, p, santri.ID(m.ID), santri.Bacaan{})
	})
	dasarhttp.Daftar(a, operasi("lihat-keluarga", http.MethodGet, "/keluarga/{id}", "Santri sekeluarga"), func(ctx context.Context, p dasar.Pelaku, m *MasukKeluarga) (*KeluarDaftar, error) {
		ada, err := h.s.Keluarga(ctx, p, santri.KeluargaID(m.ID))
		if err != nil {
			return nil, err
		}
		id := make([]santri.ID, len(ada))
		for i, n := range ada {
			id[i] = n.ID
		}
		ns, err := h.s.Stores.Santri.Ambil(ctx, p.Lembaga, id...)
		if err != nil {
			return nil, err
		}
		isi, err := h.daftar(ctx, p, ns)
		return &KeluarDaftar{dasarhttp.BuatIsi(isi, "")}, err
	})
}

// daftar shows santri that the service has found within the caller's scope: one
// decision and one line of the trail per person, in one go.
func (h pintu) daftar(ctx context.Context, p dasar.Pelaku, ns []santri.Santri) ([]BadanSantri, error) {
	subjek, id := make([]privasi.SubjekID, len(ns)), make([]santri.ID, len(ns))
	for i, n := range ns {
		subjek[i], id[i] = n.Subjek, n.ID
	}
	v, err := h.tampilkan(ctx, p, tipeSantri, bidangDaftar[:], subjek)
	if err != nil {
		return nil, err
	}
	fakta, err := h.s.PesertaHariIni(ctx, p, id...)
	if err != nil {
		return nil, err
	}
	hasil := make([]BadanSantri, len(ns))
	for i := range ns {
		hasil[i] = badanSantri(&ns[i], sajikan(v, ns[i].Subjek, bidangDaftar[:], &ns[i]), fakta[ns[i].ID])
	}
	return hasil, nil
}

func badanSantri(n *santri.Santri, t tampilan, f santri.Peserta) BadanSantri {
	angkatan, _ := strconv.Atoi(t.nilai["angkatan"])
	b := BadanSantri{ID: string(n.ID), Keluarga: string(n.Keluarga), NIS: t.nilai["nis"], Nama: t.nilai["nama"], JenisKelamin: t.nilai["jenis_kelamin"],
		Status: t.nilai["status"], Angkatan: angkatan, Mukim: f.Mukim, Tersamar: t.tersamar, Tersembunyi: t.tersembunyi}
	for _, a := range f.Anggota {
		b.Keanggotaan = append(b.Keanggotaan, BadanAnggota{string(a.Jalur), string(a.Unit), a.Tingkat, a.Kelas})
	}
	return b
}

// profil shows one santri with everything around it.
func (h pintu) profil(ctx context.Context, p dasar.Pelaku, id santri.ID, bacaan santri.Bacaan) (*KeluarProfil, error) {
	pr, err := h.s.Ambil(ctx, p, id)
	if err != nil {
		return nil, err
	}
	n := &pr.Santri
	v, err := h.tampilkan(ctx, p, tipeSantri, bidangProfil[:], []privasi.SubjekID{n.Subjek})
	if err != nil {
		return nil, err
	}
	fakta, err := h.s.PesertaHariIni(ctx, p, id)
	if err != nil {
		return nil, err
	}
	t := sajikan(v, n.Subjek, bidangProfil[:], n)
	b := BadanProfil{BadanSantri: badanSantri(n, t, fakta[id]), Versi: n.Versi, NamaArab: t.nilai["nama_arab"], NISN: t.nilai["nisn"], NIK: t.nilai["nik"], NoKK: t.nilai["no_kk"],
		TempatLahir: t.nilai["tempat_lahir"], TanggalLahir: t.nilai["tanggal_lahir"], Alamat: t.nilai["alamat"], HP: t.nilai["hp"],
		Catatan: t.nilai["catatan"], Bacaan: badanBacaan(bacaan)}
	if b.Wali, err = h.wali(ctx, p, pr.Wali); err != nil {
		return nil, err
	}
	for _, k := range pr.Keanggotaan {
		b.Masa = append(b.Masa, BadanMasa{BadanAnggota{string(k.Jalur), string(k.Unit), k.Tingkat, k.Kelas}, k.Mulai.String(), k.Selesai.String(), k.Sebab})
	}
	for _, m := range pr.Mukim {
		b.Asrama = append(b.Asrama, BadanAsrama{m.Asrama, m.Kamar, m.Mulai.String(), m.Selesai.String()})
	}
	for _, e := range pr.Riwayat {
		b.Riwayat = append(b.Riwayat, BadanRiwayat{string(e.Dari), string(e.Ke), e.Pada.String(), e.Alasan})
	}
	return &KeluarProfil{b}, nil
}

// wali shows the wali of a santri under a decision of their own.
func (h pintu) wali(ctx context.Context, p dasar.Pelaku, ws []santri.WaliBaru) (hasil []BadanWali, err error) {
	subjek := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		subjek[i] = w.Wali.Subjek
	}
	v, err := h.tampilkan(ctx, p, tipeWali, bidangWali[:], subjek)
	if err != nil {
		return nil, err
	}
	for i := range ws {
		w := &ws[i]
		t := sajikan(v, w.Wali.Subjek, bidangWali[:], &w.Wali)
		hasil = append(hasil, BadanWali{ID: string(w.Wali.ID), Versi: w.Wali.Versi, Hubungan: string(w.Hubungan), Utama: w.Utama, Nama: t.nilai["nama"],
			NIK: t.nilai["nik"], HP: t.nilai["hp"], Tersamar: t.tersamar, Tersembunyi: t.tersembunyi})
	}
	return hasil, nil
}
