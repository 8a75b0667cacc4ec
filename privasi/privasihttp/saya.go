package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// BarisJejak is one time that somebody's data was opened.
type BarisJejak struct {
	Indeks  int64     `json:"indeks" doc:"nomor dalam buku; untuk meminta buktinya"`
	Pada    time.Time `json:"pada"`
	Peran   string    `json:"peran"`
	Tujuan  string    `json:"tujuan"`
	Catatan string    `json:"catatan" doc:"jenis catatan yang dibuka"`
	Bidang  string    `json:"bidang" doc:"bidang dan tingkatnya; tanpa isi"`
	Rujukan string    `json:"rujukan,omitempty"`
}

func keJejak(j privasi.Jejak) BarisJejak {
	return BarisJejak{j.Indeks, j.Pada, j.Peran, j.Tujuan, j.Tipe, j.Bidang, j.Rujukan}
}

// BadanTempo says how long a class of somebody's data is kept.
type BadanTempo struct {
	Subjek   string        `json:"subjek"`
	Kelas    string        `json:"kelas"`
	Keadaan  string        `json:"keadaan"`
	Tindakan string        `json:"tindakan,omitempty"`
	Mulai    dasar.Tanggal `json:"mulai,omitzero"`
	Jatuh    *time.Time    `json:"jatuh,omitempty"`
	Rujukan  string        `json:"rujukan,omitempty" doc:"yang menahannya"`
}

func keTempo(t retensi.Tempo) BadanTempo {
	return BadanTempo{string(t.Subjek), string(t.Kelas), string(t.Keadaan), string(t.Tindakan), t.Mulai, saat(t.Jatuh), t.Rujukan}
}

// BadanDiberikan is what was disclosed of a person.
type BadanDiberikan struct {
	ID       string    `json:"id"`
	Penerima string    `json:"penerima"`
	Tujuan   string    `json:"tujuan"`
	Bidang   []string  `json:"bidang"`
	Pada     time.Time `json:"pada"`
}

func keDiberikan(p pendedahan.Pendedahan) BadanDiberikan {
	return BadanDiberikan{p.ID, p.Penerima, p.Tujuan, teks(p.Diberikan), p.Dilakukan}
}

// BadanDarurat is an emergency in which a person's data was opened.
type BadanDarurat struct {
	ID       string     `json:"id"`
	Mulai    time.Time  `json:"mulai"`
	Ditinjau *time.Time `json:"ditinjau,omitempty"`
}

// KabarInsiden is a notice of a failure.
type KabarInsiden struct {
	ID     string    `json:"id"`
	Dibuat time.Time `json:"dibuat"`
	Teks   string    `json:"teks"`
}

func keKabar(k kantor.KabarInsiden) KabarInsiden { return KabarInsiden(k) }

// Bukti proves a line of the trail offline.
type Bukti struct {
	Bukti []byte `json:"bukti" doc:"berkas bukti, untuk diperiksa dengan kunci publik"`
}

type (
	// MasukJejak asks for a page of a person's trail.
	MasukJejak struct {
		MasukSubjek
		dasarhttp.Halaman
	}
	// MasukBukti asks for the proof of one line.
	MasukBukti struct {
		MasukSubjek
		Indeks int64 `path:"indeks" minimum:"0"`
	}
)

func (h pintu) pasangSaya(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("jejak-saya", ambil, "/data-saya/{subjek}/jejak", "Siapa yang melihat data seseorang, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukJejak) (*dasarhttp.KeluarDaftar[BarisJejak], error) {
			js, lanjut, err := h.s.JejakSaya(ctx, p, m.orang(), m.Page())
			return dasarhttp.BeriDaftar(js, lanjut, err, keJejak)
		})
	dasarhttp.Daftar(a, saya("bukti-jejak", ambil, "/data-saya/{subjek}/jejak/{indeks}/bukti", "Bukti bahwa satu baris ada dalam buku yang ditandatangani"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukBukti) (*dasarhttp.Keluar[Bukti], error) {
			b, err := h.s.BuktiBaris(ctx, p, m.orang(), m.Indeks)
			return dasarhttp.Beri(b, err, func(b kantor.BuktiJejak) Bukti { return Bukti{b.Tulis()} })
		})
	dasarhttp.Daftar(a, saya("tempo-saya", ambil, "/data-saya/{subjek}/masa-simpan", "Berapa lama data seseorang disimpan, dan mengapa"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[BadanTempo], error) {
			ts, err := h.s.TempoSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ts, m.Halaman, err, kunciTempo, keTempo)
		})
	dasarhttp.Daftar(a, saya("pendedahan-saya", ambil, "/data-saya/{subjek}/pendedahan", "Data seseorang yang diberikan ke luar"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[BadanDiberikan], error) {
			ps, err := h.s.PendedahanSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ps, m.Halaman, err, func(x pendedahan.Pendedahan) string { return x.ID }, keDiberikan)
		})
	dasarhttp.Daftar(a, saya("darurat-saya", ambil, "/data-saya/{subjek}/darurat", "Keadaan darurat yang membuka data seseorang"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[BadanDarurat], error) {
			ds, err := h.s.DaruratSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ds, m.Halaman, err, func(d pendedahan.Darurat) string { return d.ID }, func(d pendedahan.Darurat) BadanDarurat { return BadanDarurat{d.ID, d.Mulai, saat(d.Ditinjau)} })
		})
	dasarhttp.Daftar(a, saya("kabar-insiden-saya", ambil, "/data-saya/{subjek}/insiden", "Pemberitahuan kegagalan pelindungan data kepada seseorang"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[KabarInsiden], error) {
			ks, err := h.s.InsidenSaya(ctx, p, m.orang(), "")
			return dasarhttp.BeriHalaman(ks, m.Halaman, err, func(k kantor.KabarInsiden) string { return k.ID }, keKabar)
		})
}
