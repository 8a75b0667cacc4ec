package situs

import (
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanDokumen = []halaman{
	{pola: "POST /pegawai/{id}/dokumen", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).tambahDokumen, besar: pegawai.MaksDokumen + 1<<16},
	{pola: "POST /pegawai/{id}/dokumen/batal", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).batalDokumen},
	{pola: "GET /pegawai/{id}/dokumen/{dok}", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).bacaDokumen},
}

// tambahDokumen keeps an uploaded file of an employee.
func (k *kunjungan) tambahDokumen() error {
	id := pegawai.ID(k.r.PathValue("id"))
	f, _, err := k.r.FormFile("isi")
	if err != nil {
		return k.tampilPegawai("dokumen", pegawai.ErrDokumenTipe.Invalidf("pilih berkas PDF, JPEG, atau PNG").Pada("isi").Karena(err))
	}
	defer f.Close() //nolint:errcheck // read only
	isi, err := io.ReadAll(io.LimitReader(f, pegawai.MaksDokumen+1))
	if err != nil {
		return err
	}
	b := &pembacaForm{f: k.r.PostForm}
	m := pegawai.MasukanDokumen{Pegawai: id, Jenis: b.teks("jenis"), Nama: b.teks("nama"), Nomor: b.teks("nomor"), Isi: isi, Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
	if err := b.err(); err != nil {
		return k.tampilPegawai("dokumen", err)
	}
	if _, err := k.s.Pegawai.TambahDokumen(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), m); err != nil {
		return k.tampilPegawai("dokumen", err)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(id))+"#dokumen", "Dokumen disimpan.")
}

func (k *kunjungan) batalDokumen() error {
	f := k.r.PostForm
	if _, err := k.s.Pegawai.BatalDokumen(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("catatan"), f.Get("alasan")); err != nil {
		return k.tampilPegawai("dokumen", err)
	}
	return k.pindah("/pegawai/"+url.PathEscape(k.r.PathValue("id"))+"#dokumen", "Dokumen dibatalkan; berkasnya tetap tersimpan.")
}

// bacaDokumen opens a file, after the decision about it was written to the trail.
func (k *kunjungan) bacaDokumen() error {
	d, _, isi, err := k.s.Pegawai.BacaDokumen(k.ctx(), k.Pelaku, k.r.PathValue("dok"))
	if err != nil {
		return err
	}
	if string(d.Pegawai) != k.r.PathValue("id") {
		return errTakAda.NotFoundf("dokumen ini tidak ada; kembali ke data pegawai")
	}
	nama := d.Nama
	if ext, err := mime.ExtensionsByType(d.Tipe); err == nil && len(ext) > 0 {
		nama += ext[len(ext)-1]
	}
	h := k.w.Header()
	h.Set("Content-Type", d.Tipe)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": nama}))
	h.Set("Content-Length", strconv.Itoa(len(isi)))
	k.w.WriteHeader(http.StatusOK)
	_, _ = k.w.Write(isi) // the client is gone: nobody is left to tell
	return nil
}
