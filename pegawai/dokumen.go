package pegawai

import (
	"bytes"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrDokumen says that a document is malformed: kind, name, days or content.
	ErrDokumen = dasar.Aturan("PEG-DOKUMEN-01")
	// ErrDokumenBesar says that a file exceeds [MaksDokumen].
	ErrDokumenBesar = dasar.Aturan("PEG-DOKUMEN-02")
	// ErrDokumenTipe says that a file is not of the kinds that are kept, or is not what
	// it claims to be.
	ErrDokumenTipe = dasar.Aturan("PEG-DOKUMEN-03")
)

// MaksDokumen is the largest file of one document in bytes: 2 MiB.
const MaksDokumen = 2 << 20

// DaftarJenisDokumen lists the kinds of document in the order of forms.
func DaftarJenisDokumen() []string {
	return []string{"ijazah", "transkrip", "sk", "kontrak", "sertifikat_pendidik", "sertifikat", "identitas", "npwp", "bpjs", "rekening", "lain"}
}

// tipeDokumen gives the first bytes of the kinds of file that are kept.
var tipeDokumen = [...]struct{ tipe, awal string }{
	{"application/pdf", "%PDF-"}, {"image/jpeg", "\xff\xd8\xff"}, {"image/png", "\x89PNG\r\n\x1a\n"},
}

// DaftarTipeDokumen lists the media types that are kept.
func DaftarTipeDokumen() (t []string) {
	for _, x := range tipeDokumen {
		t = append(t, x.tipe)
	}
	return t
}

// MasukanDokumen is a document to be kept. Nama is a label such as "Ijazah S1",
// without the name of the person; the name of the uploaded file is not kept, because
// it usually holds one.
type MasukanDokumen struct {
	Pegawai        ID
	Jenis, Nama    string
	Nomor          string        // sealed, "" = none
	Isi            []byte        // sealed
	Mulai, Selesai dasar.Tanggal // day of issue and last day of validity, or unset
}

// TambahDokumen keeps a document. The media type is read from the content, never
// from a name.
func (s *Service) TambahDokumen(ctx context.Context, pel dasar.Pelaku, kunci string, m MasukanDokumen) (Dokumen, error) {
	d, nomor, err := m.dokumen()
	if err != nil {
		return Dokumen{}, err
	}
	orang, err := s.orang(ctx, s.Stores, pel, false, m.Pegawai)
	if err != nil {
		return Dokumen{}, err
	}
	d.Lembaga, d.ID, d.Subjek, d.Oleh, d.Dicatat = pel.Lembaga, idBaru(), orang[0].Subjek, pel.ID, s.kini()
	d.Nomor, d.Isi = privasi.Tutup(nomor), privasi.Tutup(m.Isi)
	sidik, err := s.sidikPribadi(ctx, pel.Lembaga, m)
	if err != nil {
		return Dokumen{}, err
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, &d); err != nil {
		return Dokumen{}, err
	}
	id, _, err := s.sekali(ctx, pel, "dokumen", kunci, sidik, d.ID, func(ctx context.Context, st Stores) error {
		return st.Dokumen.Simpan(ctx, pel.Lembaga, d)
	})
	if err != nil {
		return Dokumen{}, err
	}
	d, err = s.satuDokumen(ctx, pel, id)
	d.Isi = privasi.Tertutup[[]byte]{}
	return d, err
}

func (m MasukanDokumen) dokumen() (d Dokumen, nomor string, err error) {
	salah := func(bidang, pesan string) error { return ErrDokumen.Invalidf("%s", pesan).Pada(bidang) }
	nama, err := dasar.Rapikan(m.Nama, 60)
	if err != nil || nama == "" {
		return d, "", salah("nama", "beri nama dokumen 1 sampai 60 karakter, tanpa nama orang")
	}
	if nomor, err = dasar.Rapikan(m.Nomor, 60); err != nil {
		return d, "", salah("nomor", "nomor dokumen paling banyak 60 karakter")
	}
	d = Dokumen{Pegawai: m.Pegawai, Jenis: m.Jenis, Nama: nama, Mulai: m.Mulai, Selesai: m.Selesai}
	switch {
	case !slices.Contains(DaftarJenisDokumen(), m.Jenis):
		return d, "", salah("jenis", "pilih jenis dokumen dari daftar")
	case !m.Selesai.IsZero() && m.Selesai.Before(m.Mulai):
		return d, "", salah("selesai", "masa berlaku berakhir sebelum tanggal terbit")
	case len(m.Isi) > MaksDokumen:
		return d, "", ErrDokumenBesar.Invalidf("berkas lebih besar dari %d MB; perkecil pindaiannya", MaksDokumen>>20).Pada("isi")
	}
	for _, x := range tipeDokumen {
		if bytes.HasPrefix(m.Isi, []byte(x.awal)) {
			d.Tipe = x.tipe
			return d, nomor, nil
		}
	}
	return d, "", ErrDokumenTipe.Invalidf("berkas harus PDF, JPEG, atau PNG").Pada("isi")
}

// DaftarDokumen lists the documents of one person without their content, oldest
// first, void ones included.
func (s *Service) DaftarDokumen(ctx context.Context, pel dasar.Pelaku, id ID) ([]Dokumen, error) {
	if _, err := s.orang(ctx, s.Stores, pel, false, id); err != nil {
		return nil, err
	}
	return s.Stores.Dokumen.Daftar(ctx, pel.Lembaga, id)
}

func (s *Service) satuDokumen(ctx context.Context, pel dasar.Pelaku, id string) (Dokumen, error) {
	ada, err := s.Stores.Dokumen.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Dokumen{}, err
	}
	if len(ada) == 0 {
		return Dokumen{}, catatanTiada()
	}
	if _, err := s.orang(ctx, s.Stores, pel, false, ada[0].Pegawai); err != nil {
		return Dokumen{}, catatanTiada()
	}
	return ada[0], nil
}

// BacaDokumen opens a document: a decision of the register, with its trail, under
// the purpose of the actor. A field that is not released is refused (Forbidden).
func (s *Service) BacaDokumen(ctx context.Context, pel dasar.Pelaku, id string) (d Dokumen, nomor string, isi []byte, err error) {
	if d, err = s.satuDokumen(ctx, pel, id); err != nil {
		return d, "", nil, err
	}
	v, err := s.Penjaga.Minta(ctx, pel, "pegawai.Dokumen", []string{"Nomor", "Isi"}, d.Subjek)
	if err != nil {
		return d, "", nil, err
	}
	if nomor, _, err = privasi.Baca(v, d.Subjek, "Nomor", d.Nomor); err != nil {
		return d, "", nil, err
	}
	isi, _, err = privasi.Baca(v, d.Subjek, "Isi", d.Isi)
	return d, nomor, isi, err
}

// BatalDokumen makes a document void with a reason; it stays readable.
func (s *Service) BatalDokumen(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (Dokumen, error) {
	r := Riwayat[Dokumen]{s, jenisBerkala[Dokumen]{
		nama: "dokumen", toko: func(st Stores) BerkalaStore[Dokumen] { return st.Dokumen }, kepala: (*Dokumen).kepala, masa: masaLepas,
	}}
	d, _, err := r.Batal(ctx, pel, kunci, id, alasan)
	d.Isi = privasi.Tertutup[[]byte]{}
	return d, err
}
