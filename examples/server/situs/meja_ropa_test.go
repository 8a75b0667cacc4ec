package situs_test

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// usangkan signs a register as an earlier program knew it: without two rows, and with one
// that covered less.
func (r *rumah) usangkan() {
	r.t.Helper()
	reg, err := r.s.Register.Ambil(r.t.Context(), "A")
	require.NoError(r.t, err)
	lama := reg.Salin()
	lama.Kegiatan = slices.DeleteFunc(lama.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == "darurat" || k.Kode == "layanan-dukungan" })
	i := slices.IndexFunc(lama.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == "rapor-guru" })
	lama.Kegiatan[i].TingkatPeran = map[string]privasi.Tingkat{"guru": privasi.Samar}
	lama, err = lama.Tandatangani("akun", "Pengasuh", r.jam.Now())
	require.NoError(r.t, err)
	require.NoError(r.t, r.s.Register.Simpan(r.t.Context(), "A", lama, reg.Versi))
}

// nilaikan has rows that wait for a signature assessed, out of their drafts.
func (r *rumah) nilaikan(kode ...string) {
	r.t.Helper()
	ctx, office, sampai := r.t.Context(), r.s.Kantor, r.jam.Now().AddDate(1, 0, 0)
	pel := func(peran string) dasar.Pelaku {
		p := r.pelaku("A", peran, privasi.TujuanHakSubjek)
		p.ID = peran
		return p
	}
	var xs []kantor.PilihDpia
	for _, kd := range kode {
		xs = append(xs, kantor.PilihDpia{Kegiatan: kd, Usulan: true})
	}
	ds, err := office.SusunDpiaDariDraf(ctx, pel("kepala"), xs...)
	require.NoError(r.t, err)
	var ids []string
	for _, d := range ds {
		ids = append(ids, d.ID)
	}
	_, err = office.SaraniDpia(ctx, pel("ppdp"), "setuju", ids...)
	require.NoError(r.t, err)
	_, err = office.SetujuiDpia(ctx, pel("pengasuh"), "Pengasuh", sampai, ids...)
	require.NoError(r.t, err)
}

// The record from nothing to put down: attachments, an activity, drift, paper; and what an
// earlier register lacks is shown with its difference before the head signs it.
func TestU39_MejaRopa_dariUsulanSampaiDisahkan(t *testing.T) {
	r := bangun(t)
	p, kepala := r.petugas("petugas.data", "ppdp"), r.petugas("kepala.satu", "kepala")
	isi := p.isi("/privasi/register")
	require.Contains(t, isi, "belum lengkap")
	require.Contains(t, p.isi("/privasi/register/lampiran"), "usulan aplikasi")
	status, isi := p.kirim(http.MethodPost, "/privasi/register/lampiran", url.Values{"versi": {"0"}, "kontak": {"0811"}, "hak": {"lewat surat ke kantor"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-01")
	require.Contains(t, isi, "lewat surat ke kantor", "yang diketik tetap ada")
	status, isi = p.kirim(http.MethodPost, "/privasi/register/lampiran", url.Values{"versi": {"0"}, "nama": {"Yayasan A"}, "kontak": {"0811"}, "ppdp": {"0812"}, "hak": {"lewat Data saya"}})
	require.Equal(t, 200, status, isi)
	tempat := url.Values{"versi": {"1"}, "badan": {"Yayasan A"}, "negara": {"ID"}, "mulai": {"2025-10-01"}}
	status, isi = p.kirim(http.MethodPost, "/privasi/register/tempat/baru", tempat)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-05")
	status, isi = p.kirim(http.MethodPost, "/privasi/register/tempat/baru", dengan(tempat, "kota", "Jombang"))
	require.Equal(t, 200, status, isi)
	server := tangkap(t, `href="/privasi/register/tempat/([0-9a-f-]{36})"`, isi)
	status, isi = p.kirim(http.MethodPost, "/privasi/register/tempat/"+server, dengan(tempat, "kota", "Kediri"))
	require.Equal(t, 409, status, "lampiran yang dibaca sudah basi")
	require.Contains(t, isi, "PRI-REKAMAN-0")

	satu := "/privasi/register/kegiatan/santri-pokok"
	require.Contains(t, p.isi(satu), "formulir penerimaan santri", "yang lazim diusulkan")
	f := url.Values{"versi": {"2"}, "sebagai": {"pengendali"}, "subjek": {"santri\nwali"}, "lokasi": {server}}
	status, isi = p.kirim(http.MethodPost, satu, f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-22")
	status, isi = p.kirim(http.MethodPost, satu, dengan(f, "sumber", "formulir kertas"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "dari formulir kertas")
	require.Contains(t, p.isi("/privasi/register?tampil=kurang"), "santri-kontak")
	rincian, err := r.s.Kantor.Lampiran(t.Context(), r.pelaku("A", "ppdp", privasi.TujuanHakSubjek))
	require.NoError(t, err)
	for i := range rincian.Rincian { // those that were proposed before there was a place
		rincian.Rincian[i].Lokasi = []string{server}
	}
	_, err = r.s.Kantor.AturLampiran(t.Context(), r.pelaku("A", "ppdp", privasi.TujuanHakSubjek), rincian)
	require.NoError(t, err)
	isi = p.isi("/privasi/register")
	require.Contains(t, isi, "Tiga belas butir terisi")
	status, isi = p.kirim(http.MethodPost, "/privasi/register", url.Values{"aksi": {"sahkan"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "belum ada yang berubah")
	for bentuk, awal := range map[string]string{"pdf": "%PDF", "xlsx": "PK", "csv": "\ufeff"} {
		status, isi = kepala.ambil("/privasi/register/berkas/" + bentuk)
		require.Equal(t, 200, status)
		require.True(t, bytes.HasPrefix([]byte(isi), []byte(awal)), bentuk)
	}
	status, _ = kepala.ambil("/privasi/register/lampiran")
	require.Equal(t, 403, status)

	r.usangkan()
	require.Contains(t, p.isi("/privasi"), "3 kegiatan menunggu tanda tangan")
	isi = p.isi("/privasi/register/pembaruan")
	require.Contains(t, isi, "samar → penuh")
	require.NotContains(t, isi, "Tandatangani</button>", "petugas yang mengawasi tidak menandatangani")
	status, _ = p.kirim(http.MethodPost, "/privasi/register/pembaruan", url.Values{})
	require.Equal(t, 403, status)
	require.Contains(t, p.isi("/privasi/register?tampil=beda"), "rapor-guru")
	reg, err := r.s.Register.Ambil(t.Context(), "A")
	require.NoError(t, err)
	tanda := url.Values{"versi": {strconv.Itoa(reg.Versi)}, "kegiatan": {"darurat", "layanan-dukungan", "rapor-guru"}, "jabatan": {"Kepala"}}
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/pembaruan", tanda)
	require.Equal(t, 422, status)
	require.Contains(t, isi, `value="Kepala"`)
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/pembaruan", dengan(tanda, "tanda_tangan", "ya", "versi", "1"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PRI-REGISTER-04")
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/pembaruan", dengan(tanda, "versi", strconv.Itoa(reg.Versi)))
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-ROPA-10", "data spesifik tidak dibuka tanpa penilaian dampak")
	require.Contains(t, isi, `value="Kepala"`)
	perlu := []string{}
	ds, err := r.s.Kantor.DaftarDpia(t.Context(), r.pelaku("A", "kepala", privasi.TujuanHakSubjek))
	require.NoError(t, err)
	for _, d := range ds {
		if d.Usulan && d.Perlu() {
			perlu = append(perlu, d.Kegiatan.Kode)
		}
	}
	r.nilaikan(perlu...)
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/pembaruan", tanda)
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Tidak ada yang menunggu")
	require.Contains(t, p.isi("/privasi/register"), "belum ada yang berubah", "kembali seperti yang disahkan")

	aturan := url.Values{"versi": {strconv.Itoa(reg.Versi + 1)}, "dpia_sejak": {"2027-12-31"}, "jabatan": {"Kepala"}, "tanda_tangan": {"ya"}}
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/aturan", aturan)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ROPA-24", "peralihan tidak dapat ditunda")
	require.Contains(t, isi, `value="2027-12-31"`)
	status, isi = kepala.kirim(http.MethodPost, "/privasi/register/aturan", dengan(aturan, "dpia_sejak", "2025-11-01"))
	require.Equal(t, 200, status, isi)
	reg, err = r.s.Register.Ambil(t.Context(), "A")
	require.NoError(t, err)
	require.Empty(t, reg.PerluWali)
	require.Contains(t, kepala.isi("/privasi/dpia"), "1 November 2025")
	for _, g := range reg.Kegiatan {
		require.False(t, g.DPIASejak.After(time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)), g.Kode)
	}
}

// A processor without its agreement is not kept, and a transfer abroad not before it was
// judged in the order of the law.
func TestU40_MejaLampiran_prosesorDanTransfer(t *testing.T) {
	r := bangun(t)
	p := r.petugas("petugas.data", "ppdp")
	kirim := func(mau int, ke, teks string, f url.Values) string {
		t.Helper()
		l, err := r.s.Kantor.Lampiran(t.Context(), r.pelaku("A", "ppdp", privasi.TujuanHakSubjek))
		require.NoError(t, err)
		status, isi := p.kirim(http.MethodPost, "/privasi/register/"+ke, dengan(f, "versi", strconv.FormatUint(l.Versi, 10)))
		require.Equal(t, mau, status, isi)
		require.Contains(t, isi, teks)
		return isi
	}
	kirim(200, "lampiran", "disimpan", url.Values{"nama": {"Yayasan A"}, "kontak": {"0811"}})
	f := url.Values{"nama": {"PT Awan"}, "negara": {"SG"}, "nomor": {"PKS-1"}, "mulai": {"2025-10-01"}, "kegiatan": {"santri-pokok"}}
	kirim(422, "prosesor/baru", "PRI-ROPA-02", f)
	for _, b := range []string{"ruang_lingkup", "sifat_tujuan", "jenis_subjek", "jangka_waktu", "perintah", "hak_kewajiban", "kerahasiaan", "pengamanan", "subprosesor", "bantuan_audit", "pengakhiran"} {
		f.Set("isi_"+b, "pasal "+b)
	}
	sub := dengan(f, "sub_nama", "PT Lanjut", "sub_negara", "ID", "sub_persetujuan", "S-1", "sub_disetujui", "2025-10-10", "sub_mulai", "2025-10-05")
	kirim(422, "prosesor/baru", "PRI-ROPA-04", sub)
	isi := kirim(200, "prosesor/baru", "PT Lanjut", dengan(sub, "sub_mulai", "2025-10-11"))
	awan := tangkap(t, `href="/privasi/register/prosesor/([0-9a-f-]{36})"`, isi)
	require.Contains(t, p.isi("/privasi/register/prosesor/"+awan), "pasal pengakhiran")
	isi = kirim(200, "tempat/baru", "Singapura", url.Values{"badan": {"PT Awan"}, "kota": {"Singapura"}, "negara": {"SG"}, "mulai": {"2025-10-01"}, "pengelola": {awan}})
	tempat := tangkap(t, `href="/privasi/register/tempat/([0-9a-f-]{36})"`, isi)
	x := url.Values{"lokasi": {tempat}, "penerima": {"PT Awan"}, "kegiatan": {"santri-pokok"}, "penilaian": {"TIA-1"}, "mekanisme": {"persetujuan"}, "dikabari": {"2025-10-02"}, "mulai": {"2025-10-12"}}
	kirim(422, "transfer/baru", "PRI-ROPA-06", x)
	x = dengan(x, "setara", "tidak", "setara_dokumen", "N-1", "setara_pada", "2025-10-01", "mekanisme", "mengikat", "mengikat", "ya", "mengikat_dokumen", "N-2", "mengikat_pada", "2025-10-13")
	kirim(422, "transfer/baru", "PRI-ROPA-07", x)
	kirim(200, "transfer/baru", "mengikat", dengan(x, "mengikat_pada", "2025-10-03"))
	for _, u := range []string{"tempat/tidak-ada", "prosesor/tidak-ada", "transfer/tidak-ada", "kegiatan/tidak-ada"} {
		status, _ := p.ambil("/privasi/register/" + u)
		require.Equal(t, 404, status, u)
	}
}
