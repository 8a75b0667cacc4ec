package situs

var halamanRujukan = []halaman{
	{pola: "GET /rujukan-api", awal: true, tujuan: "sistem.administrasi", fn: (*kunjungan).rujukan},
}

// rujukan is the interactive reference of the JSON API; it uses the caller's
// own session, so nothing can be tried that the caller may not do.
func (k *kunjungan) rujukan() error { return k.tampil("rujukan", "Rujukan API", nil) }
