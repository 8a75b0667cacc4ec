package situs

import "net/http"

// saluranLuar is a way to report harm to a child that does not lead through the
// school.
type saluranLuar struct{ Nama, Cara, Ke, Sumber string }

// saluranLapor are channels of the state. They stand here with their source, and
// change with it.
func saluranLapor() []saluranLuar {
	return []saluranLuar{
		{"SAPA 129 (Kementerian PPPA)", "telepon 129, WhatsApp 08111 129 129", "tel:129", "Kementerian Pemberdayaan Perempuan dan Pelindungan Anak, layanan pengaduan SAPA"},
		{"Polisi", "telepon 110", "tel:110", "Polri, layanan darurat 110"},
		{"Komisi Perlindungan Anak Indonesia", "pengaduan daring di kpai.go.id", "https://www.kpai.go.id/", "KPAI"},
		{"Telepontren (Kementerian Agama)", "WhatsApp 0822 2666 1854", "https://wa.me/6282226661854", "Kementerian Agama, layanan Telepontren untuk pesantren ramah anak"},
	}
}

// lapor shows the ways out of the school to whoever asks, without signing in, without
// a question and without a trace.
func (s *Situs) lapor(w http.ResponseWriter, _ *http.Request) error {
	return s.tulis(w, http.StatusOK, "lapor", "rangka.html", lembar{Judul: "Bantuan", Sempit: true, Isi: saluranLapor()})
}
