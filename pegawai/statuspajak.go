package pegawai

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrPTKP says that a PTKP status cannot be read, or exists in the annual return
	// only (K/I).
	ErrPTKP = dasar.Aturan("PEG-PTKP-01")
	// ErrPTKPGanda says that the tax year has a status already (Conflict).
	ErrPTKPGanda = dasar.Aturan("PEG-PTKP-02")
	// ErrPTKPIstri warns that a married woman has more than her own PTKP without the
	// letter that her husband has no income (PMK 168/2023 Ps. 9(2)-(3)). The status
	// stays as given: a person decides.
	ErrPTKPIstri = dasar.Aturan("PEG-PTKP-03")
	// ErrPTKPBeda warns that the status is not the one that follows from marriage,
	// dependants and letter.
	ErrPTKPBeda = dasar.Aturan("PEG-PTKP-04")
)

// PTKPDari derives the PTKP status on 1 January from the facts of that day (PMK
// 168/2023 Ps. 9): see [pph21.StatusDari]. u, unless nil, takes the steps.
func PTKPDari(jk santri.JenisKelamin, kawin bool, tanggungan int, suratSuami bool, u *uraian.Uraian) (string, error) {
	s, err := pph21.StatusDari(pph21.Keluarga{JenisKelamin: jk, Kawin: kawin, Tanggungan: tanggungan, SuratSuami: suratSuami}, u)
	return s.String(), err
}

// BuatStatusPajak makes the status of one tax year out of a text such as K/1, the
// only fact that offices often have; marriage and dependants are read from it. It
// refuses, with [ErrPTKP], a text that is no status, and K/I.
func BuatStatusPajak(tahun int, teks string) (StatusPajak, error) {
	s, err := pph21.ParseStatus(teks)
	if err != nil {
		return StatusPajak{}, ErrPTKP.Invalidf("status PTKP tidak terbaca; tulis TK/0 sampai TK/3 atau K/0 sampai K/3").Pada("ptkp").Karena(err)
	}
	kode := s.String()
	if strings.HasPrefix(kode, "K/I/") {
		return StatusPajak{}, ErrPTKP.Invalidf("status K/I hanya ada di SPT tahunan; isi K/0 sampai K/3").Pada("ptkp")
	}
	awal, err := dasar.BuatBulan(tahun, 1)
	if err != nil {
		return StatusPajak{}, ErrMasa.Invalidf("isi tahun pajak").Pada("tahun").Karena(err)
	}
	return StatusPajak{PTKP: kode, Kawin: kode[0] == 'K', Tanggungan: int(kode[len(kode)-1] - '0'), Mulai: awal.Awal(), Selesai: awal.Tambah(11).Akhir()}, nil
}

// rapikan fixes the status to its whole tax year.
func (s *StatusPajak) rapikan() error {
	if s.Tanggungan < 0 || s.Tanggungan > 20 {
		return ErrPTKP.Invalidf("jumlah tanggungan 0 sampai 20").Pada("tanggungan")
	}
	if s.Mulai.IsZero() {
		return ErrMasa.Invalidf("isi tahun pajak").Pada("tahun")
	}
	if s.PTKP == "" { // derived once the person is known
		s.tahunkan()
		return nil
	}
	b, err := BuatStatusPajak(s.Mulai.Tahun(), s.PTKP)
	s.PTKP = b.PTKP
	s.tahunkan()
	return err
}

func (s *StatusPajak) tahunkan() {
	s.Mulai, s.Selesai = dasar.Tgl(s.Mulai.Tahun(), 1, 1), dasar.Tgl(s.Mulai.Tahun(), 12, 31)
}

// Peringatan lists what is unusual about a status of somebody of the given sex.
func (s StatusPajak) Peringatan(jk santri.JenisKelamin) (w []Peringatan) {
	hidupPisah := strings.HasPrefix(s.PTKP, "HB")
	if jk == santri.Perempuan && strings.HasPrefix(s.PTKP, "K/") && !s.SuratSuami {
		w = append(w, Peringatan{"ptkp", ErrPTKPIstri, "istri ber-PTKP K memerlukan surat keterangan bahwa suami tidak berpenghasilan; tanpa surat statusnya TK/0 (PMK 168/2023 Ps. 9)"})
	} else if turunan, err := PTKPDari(jk, s.Kawin, s.Tanggungan, s.SuratSuami, nil); err == nil && turunan != s.PTKP && !hidupPisah {
		w = append(w, Peringatan{"ptkp", ErrPTKPBeda, "menurut keadaan yang diisi status PTKP seharusnya " + turunan + "; periksa salah satunya"})
	}
	return w
}

// jenisStatus tells the common path what is particular about PTKP statuses.
func jenisStatus() jenisBerkala[StatusPajak] {
	return jenisBerkala[StatusPajak]{
		nama: "statuspajak", toko: func(st Stores) BerkalaStore[StatusPajak] { return st.StatusPajak }, kepala: (*StatusPajak).kepala,
		rapikan: (*StatusPajak).rapikan,
		bentrok: func(s, _ StatusPajak) error {
			return ErrPTKPGanda.Conflictf("status PTKP tahun %d sudah ada; ganti bila memang salah", s.Mulai.Tahun()).Pada("tahun")
		},
		kenal: func(k *keadaan, s *StatusPajak) (_ []Peringatan, err error) {
			if s.PTKP == "" {
				s.PTKP, err = PTKPDari(k.orang.JenisKelamin, s.Kawin, s.Tanggungan, s.SuratSuami, nil)
			}
			return s.Peringatan(k.orang.JenisKelamin), err
		},
		masa: masaTahun,
	}
}

// StatusPajak gives the PTKP statuses of people, one for each tax year. A record
// without PTKP is derived from its facts ([PTKPDari]). Ganti corrects the status of
// a year: the one so far becomes void.
func (s *Service) StatusPajak() Riwayat[StatusPajak] { return Riwayat[StatusPajak]{s, jenisStatus()} }
