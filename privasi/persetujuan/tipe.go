package persetujuan

import "github.com/pesantren-go/pesantren/privasi"

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Persetujuan](d)
	privasi.MustDaftarkan[Penyajian](d)
	privasi.MustDaftarkan[Bukti](d)
	privasi.MustDaftarkan[Langkah](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pemberi](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Formulir](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Pilihan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[PerubahanMaterial](d, privasi.TanpaSubjek)
}

func privasiKosong() error {
	return privasi.ErrTujuanKosong.Invalidf("sebutkan tujuannya").Pada("tujuan")
}
