package pegawaihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Komponen is one kind of pay or deduction as it holds from a day on.
type Komponen struct {
	Kode        string        `json:"kode" minLength:"1" maxLength:"40"`
	Sejak       dasar.Tanggal `json:"sejak"`
	Nama        string        `json:"nama" minLength:"1" maxLength:"100"`
	Golongan    string        `json:"golongan" enum:"pendapatan,natura,potongan"`
	Cara        string        `json:"cara" enum:"tetap,per_jam,per_hadir,per_kejadian,persen,rumus,jumlah,lembur,thr,angsuran"`
	Nilai       dasar.Rupiah  `json:"nilai,omitempty" minimum:"0" doc:"jumlah atau tarif semua orang; nilai perorangan mengalahkannya"`
	Persen      string        `json:"persen,omitempty" maxLength:"20"`
	DasarPersen []string      `json:"dasar_persen,omitempty" maxItems:"50" doc:"kode komponen yang dijumlahkan"`
	Rumus       string        `json:"rumus,omitempty" maxLength:"1000"`
	Ember       string        `json:"ember,omitempty" enum:"SalaryPensionJhtTht,IncomeTaxBenefit,OtherBenefit,Honorarium,InsurancePaidByEmployer,Natura,TantiemBonusThr,PensionContributionJhtThtFee,Zakat" doc:"baris BPA1"`
	Pajak       bool          `json:"pajak,omitempty" doc:"bagian bruto"`
	Tetap       bool          `json:"tetap,omitempty" doc:"dasar BPJS, THR, dan lembur"`
	Pokok       bool          `json:"pokok,omitempty"`
	Pengurang   bool          `json:"pengurang,omitempty" doc:"mengurangi penghasilan pada masa pajak terakhir"`
	Prorata     bool          `json:"prorata,omitempty"`
	Wajib       bool          `json:"wajib,omitempty"`
	PerTugas    bool          `json:"per_tugas,omitempty"`
	Lingkup     []Lingkup     `json:"lingkup,omitempty" maxItems:"200" doc:"kosong = semua orang"`
	Putaran     []string      `json:"putaran,omitempty" maxItems:"3" doc:"gaji, thr, bonus; kosong = gaji"`
	Aturan      string        `json:"aturan,omitempty" maxLength:"200" doc:"aturan tertulis yang membolehkan potongan"`
	BolehPokok  bool          `json:"boleh_pokok,omitempty" doc:"aturannya membolehkan memotong gaji pokok"`
	Sebagian    bool          `json:"sebagian,omitempty"`
	Urutan      int           `json:"urutan,omitempty"`
	Akun        string        `json:"akun,omitempty" maxLength:"20"`
	Aktif       bool          `json:"aktif"`
	Oleh        string        `json:"oleh,omitempty" readOnly:"true"`
	Dicatat     time.Time     `json:"dicatat,omitzero" readOnly:"true"`
}

// Lingkup is one place where a component holds: position and unit of one duty.
type Lingkup struct {
	Jabatan string `json:"jabatan,omitempty" maxLength:"40"`
	Unit    string `json:"unit,omitempty" maxLength:"80"`
}

func keKomponen(k pegawai.Komponen) Komponen {
	return Komponen{
		Kode: string(k.Kode), Sejak: k.Sejak, Nama: k.Nama, Golongan: string(k.Golongan), Cara: string(k.Cara), Nilai: k.Nilai, Persen: angka(k.Persen),
		DasarPersen: dasarhttp.Peta(k.DasarPersen, func(x pegawai.KodeKomponen) string { return string(x) }), Rumus: k.Rumus, Ember: string(k.Ember), Pajak: k.Pajak, Tetap: k.Tetap,
		Pokok: k.Pokok, Pengurang: k.Pengurang, Prorata: k.Prorata, Wajib: k.Wajib, PerTugas: k.PerTugas,
		Lingkup: dasarhttp.Peta(k.Lingkup, func(x pegawai.Lingkup) Lingkup { return Lingkup{string(x.Jabatan), string(x.Unit)} }),
		Putaran: dasarhttp.Peta(k.Putaran, func(x pegawai.JenisPutaran) string { return string(x) }), Aturan: k.Aturan, BolehPokok: k.BolehPokok, Sebagian: k.Sebagian, Urutan: k.Urutan,
		Akun: string(k.Akun), Aktif: k.Aktif, Oleh: k.Oleh, Dicatat: k.Dicatat,
	}
}

func (k Komponen) komponen() (pegawai.Komponen, error) {
	p, err := persen("persen", k.Persen)
	r := pegawai.Komponen{
		Kode: pegawai.KodeKomponen(k.Kode), Sejak: k.Sejak, Nama: k.Nama, Golongan: pegawai.Golongan(k.Golongan), Cara: pegawai.Cara(k.Cara), Nilai: k.Nilai, Persen: p,
		Rumus: k.Rumus, Ember: pegawai.Ember(k.Ember), Pajak: k.Pajak, Tetap: k.Tetap, Pokok: k.Pokok, Pengurang: k.Pengurang, Prorata: k.Prorata, Wajib: k.Wajib,
		PerTugas: k.PerTugas, Aturan: k.Aturan, BolehPokok: k.BolehPokok, Sebagian: k.Sebagian, Urutan: k.Urutan, Akun: keuangan.KodeAkun(k.Akun), Aktif: k.Aktif,
	}
	for _, x := range k.DasarPersen {
		r.DasarPersen = append(r.DasarPersen, pegawai.KodeKomponen(x))
	}
	for _, x := range k.Lingkup {
		r.Lingkup = append(r.Lingkup, pegawai.Lingkup{Jabatan: pegawai.KodeJabatan(x.Jabatan), Unit: santri.KodeUnit(x.Unit)})
	}
	for _, x := range k.Putaran {
		r.Putaran = append(r.Putaran, pegawai.JenisPutaran(x))
	}
	return r, err
}

type pegawaiKomponen struct {
	Body struct {
		Komponen []Komponen `json:"komponen" minItems:"1" maxItems:"200"`
	}
}

type pegawaiSiapkan struct {
	Body struct {
		Sejak dasar.Tanggal `json:"sejak"`
	}
}

func (h pintu) pasangKomponen(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "komponen-gaji", ambil, "/gaji/komponen", "Semua versi komponen gaji"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Komponen], error) {
			ks, err := h.s.Komponen(ctx, p)
			return dasarhttp.BeriDaftar(ks, "", err, keKomponen)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "atur-komponen-gaji", ganti, "/gaji/komponen", "Simpan versi komponen menurut kode dan mulai berlakunya"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiKomponen) (*dasarhttp.Kosong, error) {
			ks, err := dasarhttp.Coba(in.Body.Komponen, Komponen.komponen)
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.AturKomponen(ctx, p, ks...))
		})
	dasarhttp.Daftar(a, operasi(penggajian, "periksa-komponen-gaji", kirim, "/gaji/komponen/pemeriksaan", "Periksa versi komponen; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiKomponen) (*dasarhttp.Kosong, error) {
			ks, err := dasarhttp.Coba(in.Body.Komponen, Komponen.komponen)
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.PeriksaKomponen(ctx, p, ks...))
		})
	h.pasangCobaKomponen(a)
	dasarhttp.Daftar(a, operasi(penggajian, "siapkan-gaji", kirim, "/gaji/penyiapan", "Beri lembaga yang belum punya komponen: komponen dan jabatan baku"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiSiapkan) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.SiapkanPenggajian(ctx, p, in.Body.Sejak))
		})
}
