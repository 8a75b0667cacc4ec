package situs

import (
	"bytes"
	"io"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
)

// unduhFET writes the draft as a file of FET. It is made whole before it is sent.
func (k *kunjungan) unduhFET() error {
	p, guru, err := k.bukaJadwalGuru()
	if err != nil {
		return err
	}
	nomor, err := k.nomorGuru(p)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	_, err = k.s.Akademik.TulisFETJadwal(k.ctx(), k.Pelaku, p.Jadwal.ID, &b, akademik.NamaFET{Lembaga: k.Lembaga.Nama, Guru: func(id pegawai.ID) string { return guru(id) + nomor[id] }})
	if err != nil {
		return k.tampilIsiJadwal(err)
	}
	k.unduhan("application/xml", dasarberkas.NamaBerkas(k.Lembaga.Nama, "jadwal-"+p.Jadwal.Nama, k.s.Now(), "fet"))
	_, err = k.w.Write(b.Bytes())
	return err
}

// nomorGuru gives the staff numbers that tell teachers of one name apart.
func (k *kunjungan) nomorGuru(p *akademik.PapanJadwal) (map[pegawai.ID]string, error) {
	var id []pegawai.ID
	for _, x := range p.Kegiatan {
		id = append(id, x.Guru...)
	}
	nama, err := k.tampakPegawaiID(id...)
	nomor := map[pegawai.ID]string{}
	for g, x := range nama {
		if x.Nomor != "" {
			nomor[g] = " (" + x.Nomor + ")"
		}
	}
	return nomor, err
}

// unggahFET reads a file that FET solved, as a proposal.
func (k *kunjungan) unggahFET() error {
	f, _, err := k.r.FormFile("berkas")
	if err != nil {
		return k.tampilIsiJadwal(errUnggah.Invalidf("pilih berkas .fet hasil dari FET").Pada("berkas"))
	}
	defer f.Close()
	isi, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	id := akademik.JadwalID(k.r.PathValue("id"))
	u, err := k.bacaFET(id, isi)
	switch {
	case err != nil:
		return k.tampilIsiJadwal(err)
	case len(u.Beda) > 0:
		return k.pindah(alamatJadwal(id, "isi"), "Berkas FET dibaca: %d perbedaan kelompok atau peserta. Putuskan dahulu, lalu periksa usul letaknya.", len(u.Beda))
	}
	return k.pindah(alamatJadwal(id, "isi"), "Berkas FET dibaca; periksa usulnya.")
}

// bacaFET keeps what a file of FET proposes for the draft as it is now.
func (k *kunjungan) bacaFET(id akademik.JadwalID, isi []byte) (akademik.UsulLetak, error) {
	u, err := k.s.Akademik.BacaFETJadwal(k.ctx(), k.Pelaku, id, bytes.NewReader(isi))
	if err == nil {
		k.s.pengisi.taruh(k.kunciIsian(), u, "berkas FET", isi, k.s.Now())
	}
	return u, err
}

// ambilPesertaFET takes the ticked differences over and reads the file again: places and
// clashes are then those of the new groups.
func (k *kunjungan) ambilPesertaFET(id akademik.JadwalID, kunci string) error {
	f := k.r.PostForm
	t, ada := k.s.pengisi.lihat(kunci)
	if !ada || !t.tamat || t.berkas == nil {
		return k.tampilIsiJadwal(errForm.Invalidf("berkas FET itu sudah tidak ada di sini; unggah lagi"))
	}
	pilih := slices.DeleteFunc(slices.Clone(t.usul.Beda), func(b akademik.BedaPeserta) bool {
		return b.Tolak != "" || !slices.Contains(f["ambil"], b.Kunci())
	})
	if err := k.s.Akademik.TerimaBedaPeserta(k.ctx(), k.Pelaku, f.Get("kunci"), id, t.usul.Versi, pilih); err != nil {
		return k.tampilIsiJadwal(err)
	}
	if _, err := k.bacaFET(id, t.berkas); err != nil {
		k.s.pengisi.buang(kunci)
		return k.tampilIsiJadwal(err)
	}
	return k.pindah(alamatJadwal(id, "isi"), "%d perbedaan diambil ke draf; usul letaknya sudah dihitung lagi.", len(pilih))
}
