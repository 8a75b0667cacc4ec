package rezim

import "time"

// Pemicu is the kind of a clock: what starts it.
type Pemicu string

// The kinds. Those of Sebelum… are orders, not clocks.
const (
	Diterima              Pemicu = "diterima"               // electronic: enters the system; paper: day of receipt
	DiterimaTerverifikasi Pemicu = "diterima_terverifikasi" // the later of receipt and completed verification
	PembatasanTerpasang   Pemicu = "pembatasan_terpasang"   // the restriction is in force
	Tindakan              Pemicu = "tindakan"               // deletion or destruction is executed
	Diketahui             Pemicu = "diketahui"              // a breach is known; by setting detected or certain
	DiketahuiProsesor     Pemicu = "diketahui_prosesor"     // a breach is known to the processor
	Pengumpulan           Pemicu = "pengumpulan"            // indirectly obtained data was taken in
	PermintaanAparat      Pemicu = "permintaan_aparat"      // an authority's request arrived
	AkhirTahunBuku        Pemicu = "akhir_tahun_buku"       // last day of the book year
	Pengumuman            Pemicu = "pengumuman"             // an announcement was published
	SebelumKumpul         Pemicu = "sebelum_pengumpulan_atau_perubahan"
	SebelumTransfer       Pemicu = "sebelum_transfer"
	SebelumProses         Pemicu = "sebelum_pemrosesan"
)

// Two facts are not kinds of clocks by themselves.
const (
	Terverifikasi Pemicu = "terverifikasi" // identity verified
	Terdeteksi    Pemicu = "terdeteksi"    // a breach was first seen
	Dipastikan    Pemicu = "dipastikan"    // a documented investigation says that it is one
)

// Fakta are the instants that are known of one matter.
type Fakta map[Pemicu]time.Time

// saat gives the instant at which a clock of the kind starts; false while that is not
// known. Verification may hold back DiterimaTerverifikasi only.
func (p Pemicu) saat(f Fakta, s Setelan) (time.Time, bool) {
	t := f[p]
	switch p {
	case DiterimaTerverifikasi:
		a, b := f[Diterima], f[Terverifikasi]
		if a.IsZero() || b.IsZero() {
			return time.Time{}, false
		}
		if t = a; b.After(a) {
			t = b
		}
	case Diketahui:
		if t = f[Terdeteksi]; s.MulaiInsiden == MulaiKepastian {
			t = f[Dipastikan]
		}
	}
	return t, !t.IsZero()
}

func (p Pemicu) dikenal() bool {
	switch p {
	case Diterima, DiterimaTerverifikasi, PembatasanTerpasang, Tindakan, Diketahui, DiketahuiProsesor, Pengumpulan,
		PermintaanAparat, AkhirTahunBuku, Pengumuman, SebelumKumpul, SebelumTransfer, SebelumProses:
		return true
	}
	return false
}
