package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/santri"
)

// TandaPegawai is the kind of ids under which an employee is known here.
const TandaPegawai = "pegawai"

const milikLembaga = "aturan lembaga; bukan tentang orang"

// Ekspor answers for every type of this package when a person takes his data with him.
func (s Stores) Ekspor() ekspor.Penyedia { return penyedia{s} }

type penyedia struct{ st Stores }

// Kenali implements [ekspor.Penyedia].
func (p penyedia) Kenali(ctx context.Context, l dasar.LembagaID, o *ekspor.Orang) error {
	ps, err := p.pegawai(ctx, l, *o)
	for _, x := range ps {
		o.Tambah(TandaPegawai, string(x.ID))
		o.Tambah(santri.TandaAlias, string(x.Alias))
	}
	return err
}

func (p penyedia) pegawai(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]Pegawai, error) {
	return p.st.Pegawai.MenurutSubjek(ctx, l, o.Subjek)
}

func milik[T Berkala](s BerkalaStore[T]) ekspor.Bagian {
	return ekspor.AliranMilik(TandaPegawai, s.Alirkan)
}

// slip are those of runs that are locked: what a run still counts is nobody's pay yet.
func (p penyedia) slip(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) (ss []Slip, err error) {
	for _, id := range ekspor.Sebutan[ID](o, TandaPegawai) { // nearly always one
		x, err := p.st.Slip.Milik(ctx, l, id, 0)
		if err != nil {
			return nil, err
		}
		ss = append(ss, x...)
	}
	return ss, nil
}

// Bagian implements [ekspor.Penyedia].
func (p penyedia) Bagian() []ekspor.Bagian {
	l := milikLembaga
	return []ekspor.Bagian{
		ekspor.Daftar(p.pegawai), ekspor.Daftar(p.slip).Dengan("slip dari putaran yang terkunci; hitungan yang belum dikunci belum menjadi upah siapa pun"),
		milik(p.st.Penugasan), milik(p.st.Kontrak), milik(p.st.Kepesertaan), milik(p.st.StatusPajak), milik(p.st.SaldoPajak), milik(p.st.Nilai), milik(p.st.Isian),
		milik(p.st.Jam), milik(p.st.Presensi), milik(p.st.Cuti), milik[Dokumen](p.st.Dokumen), milik(p.st.Kasbon),
		ekspor.Dalam[BarisSlip, Slip](), ekspor.Dalam[Embers, Slip](), ekspor.Dalam[uraian.Langkah, Slip](), ekspor.Dalam[Angsuran, Kasbon](),
		ekspor.Tanpa[Jam]("jam mengajar sebagaimana dipakai penggajian; yang disimpan adalah pegawai.CatatanJam dan akademik.Jurnal"),
		ekspor.Tanpa[Setahun]("jumlahan pegawai.Slip setahun; dihitung, tidak disimpan"), ekspor.Tanpa[Jumlahan]("jumlahan seluruh pegawai dalam satu putaran"),
		ekspor.Tanpa[Penutupan]("bentuk perintah; hasilnya ada pada catatan yang ditutupnya"), ekspor.Tanpa[Putaran]("satu penggajian seluruh pegawai; bagian orang ini adalah pegawai.Slip"), ekspor.Dalam[PeristiwaPutaran, Putaran](),
		ekspor.Tanpa[Jabatan](l), ekspor.Tanpa[Shift](l), ekspor.Tanpa[Komponen](l), ekspor.Tanpa[Lingkup](l), ekspor.Tanpa[Pengaturan](l), ekspor.Tanpa[UMKUnit](l), ekspor.Tanpa[HariRaya](l), ekspor.Tanpa[PetaAkun](l),
	}
}
