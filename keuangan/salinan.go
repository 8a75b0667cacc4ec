package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/santri"
)

const milikLembaga = "pembukuan dan aturan lembaga; bukan tentang orang"

// Ekspor answers for every type of this package when a person takes his data with him.
// What a family paid is that of its santri and of the guardian who pays.
func (s Stores) Ekspor() ekspor.Penyedia { return penyedia{s.Milik} }

type penyedia struct{ st MilikStore }

// Kenali implements [ekspor.Penyedia]: people are known here by the ids of santri.
func (penyedia) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }

// Bagian implements [ekspor.Penyedia].
func (p penyedia) Bagian() []ekspor.Bagian {
	l := milikLembaga
	const keluarga = "milik keluarganya; pembayaran untuk saudaranya ada di dalamnya tanpa nama"
	return []ekspor.Bagian{
		ekspor.Milik(santri.TandaSantri, p.st.Tarif).Dengan("tarif khusus orang ini; tarif umum bukan tentang orang"), ekspor.Milik(santri.TandaSantri, p.st.Keringanan),
		ekspor.AliranMilik(santri.TandaSantri, p.st.Tagihan), ekspor.Milik(santri.TandaSantri, p.st.Nota), ekspor.AliranMilik(santri.TandaSantri, p.st.Alokasi), ekspor.Milik(santri.TandaSantri, p.st.VA),
		ekspor.AliranMilik(santri.TandaKeluarga, p.st.Pembayaran).Dengan(keluarga), ekspor.AliranMilik(santri.TandaKeluarga, p.st.Titipan).Dengan(keluarga),
		ekspor.Dalam[Kuitansi, Pembayaran](), ekspor.Dalam[Langkah, Tagihan](), ekspor.Dalam[RingkasTagihan, Putaran](), ekspor.Dalam[Kecualian, Putaran](),
		ekspor.Tanpa[Putaran]("satu putaran penagihan seluruh santri; bagian orang ini adalah keuangan.Tagihan"),
		ekspor.Tanpa[Jurnal]("pembukuan lembaga; orang disebut dengan nama acak, dan jumlahnya ada pada tagihan, pembayaran dan slipnya"), ekspor.Dalam[Baris, Jurnal](),
		ekspor.Tanpa[MutasiBank]("baris rekening bank lembaga; pengirimnya belum tentu orang ini, dan pembayarannya ada pada keuangan.Pembayaran"), ekspor.Dalam[Usulan, MutasiBank](), ekspor.Tanpa[PeristiwaMutasi]("putusan atas baris rekening bank lembaga"),
		ekspor.Tanpa[Akun](l), ekspor.Tanpa[Pengaturan](l), ekspor.Tanpa[PetaAkun](l), ekspor.Tanpa[Dana](l), ekspor.Tanpa[RekeningBank](l), ekspor.Tanpa[Periode](l), ekspor.Tanpa[Komponen](l),
	}
}
