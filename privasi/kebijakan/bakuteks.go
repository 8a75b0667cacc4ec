package kebijakan

import (
	"fmt"
	"strings"
)

// The clauses of the default policy. Their keys stay; their words may change from release
// to release, and an institution that published keeps what it published.

func klausulAwal(p Profil) []Klausul {
	kontak := strings.Join(isi(p.Surel, p.Telepon, p.Alamat), "; ")
	prosesor := "Tidak ada prosesor data di luar lembaga."
	if len(p.Prosesor) > 0 {
		var baris []string
		for _, x := range p.Prosesor {
			baris = append(baris, fmt.Sprintf("• %s: %s (%s).", x.Nama, x.Kerja, x.Negara))
		}
		prosesor = "Prosesor data, yang bekerja hanya atas perintah tertulis kami:\n\n" + strings.Join(baris, "\n\n")
	}
	ppdp := p.PPDP
	if ppdp == "" {
		ppdp = "kantor lembaga pada kontak di atas"
	}
	return []Klausul{{"pengendali", "Siapa yang bertanggung jawab", fmt.Sprintf("Pengendali data adalah %s (%s). Kami bertanggung jawab atas keamanan dan pemakaian data Anda.\n\n%s\n\nPejabat pelindungan data pribadi: %s.", p.Nama, kontak, prosesor, ppdp)}}
}

func isi(ss ...string) (ada []string) {
	for _, s := range ss {
		if s != "" {
			ada = append(ada, s)
		}
	}
	return ada
}

func klausulData(ts []Tujuan, p Profil, a Audiens, simpan string) []Klausul {
	var baris []string
	for _, t := range ts {
		baris = append(baris, fmt.Sprintf("• Untuk %s. Jenis data: %s. Yang dapat melihat, sebatas tugasnya: %s.", t.Uraian, JenisData(t.Kategori), strings.Join(t.Penerima, ", ")))
	}
	tempat := "Data disimpan pada tempat yang terdaftar dalam register lembaga; tempat di luar Indonesia dinilai dan diberitahukan lebih dahulu."
	if p.BertempatIndonesia {
		tempat = "Data disimpan di Indonesia."
	}
	asal := "Data berasal dari Anda sendiri atau dari petugas yang memasukkan berkas yang Anda serahkan. Data yang kami terima dari orang lain dikabarkan kepada Anda: dari siapa, untuk apa, dan apa hak Anda."
	if a == Wali || a == Santri {
		asal = "Data berasal dari wali, dari santri, dari guru dan musyrif yang bertugas, atau dari berkas sekolah. Data yang kami terima dari orang lain dikabarkan kepada Anda: dari siapa, untuk apa, dan apa hak Anda."
	}
	return []Klausul{
		{"tujuan", "Data apa, untuk apa, dan siapa yang melihatnya", strings.Join(baris, "\n\n") + "\n\nData tidak dipakai untuk tujuan lain."},
		{"asal", "Dari mana data berasal", asal},
		{"dasar", "Dasar pemrosesan", "Setiap tujuan punya satu dasar yang tercatat dalam register kegiatan: perjanjian, kewajiban hukum, kepentingan vital, tugas pelayanan publik, kepentingan yang sah, atau persetujuan. Tujuan yang memerlukan persetujuan ditanyakan tersendiri, satu per satu. Tanpa jawaban berarti belum ada persetujuan, dan layanan lain tidak berkurang karena penolakan."},
		{"simpan", "Berapa lama disimpan", simpan},
		{"tempat", "Di mana disimpan", tempat},
		{"aman", "Bagaimana diamankan", "Data yang dikirim lewat jaringan dienkripsi dengan TLS. Data rahasia seperti NIK, nomor telepon, alamat, rekening dan kesehatan disandikan juga dalam basis data, dengan kunci tersendiri bagi setiap orang. Setiap pembukaan data dicatat lebih dahulu sebelum isinya tampil. Petugas hanya melihat data yang diperlukan tugasnya."},
	}
}

func klausulHak(p Profil, a Audiens) []Klausul {
	ks := []Klausul{
		{"hak", "Hak Anda", "Anda berhak melihat data Anda dan catatan siapa yang membukanya, membetulkan dan melengkapi, meminta salinan, memindahkan data, menunda atau membatasi pemrosesan, menarik persetujuan, meminta pengakhiran, penghapusan dan pemusnahan, berkeberatan atas keputusan yang dibuat mesin saja, serta menuntut ganti rugi. Permohonan melihat, membetulkan, dan membatasi dijawab dalam 3 kali 24 jam. Penolakan selalu disertai alasan, pasal, dan cara mengadu."},
		{"cara", "Cara memakai hak", "Pakai menu Data Saya di aplikasi, atau datang dan kirim surat ke kantor; petugas mencatatnya dan memberi nomor. Anda yang sudah masuk ke aplikasi tidak diminta kartu identitas lagi."},
		{"otomatis", "Keputusan otomatis", "Tidak ada keputusan penting tentang Anda yang dibuat oleh mesin saja. Usul yang dihitung aplikasi, misalnya kenaikan kelas, diputuskan oleh orang."},
	}
	if a == Wali || a == Santri {
		ks = append(ks, Klausul{"anak", "Anak dan wali", "Santri yang belum 18 tahun dan belum menikah adalah anak; walinya yang terbukti berwenang memberi persetujuan baginya. Santri boleh mengajukan permohonan sendiri. Saat dewasa, hak beralih kepada santri: keduanya dikabari sebelumnya, dan persetujuan pilihan yang tidak dipastikan santri dihentikan."})
	}
	return ks
}

func klausulAkhir(p Profil) []Klausul {
	pengawas := p.Pengawas
	if pengawas == "" {
		pengawas = "lembaga pelindungan data pribadi"
	}
	pengaduan := "Sampaikan pengaduan kepada pejabat pelindungan data pribadi, lewat aplikasi, surel, surat, atau datang langsung."
	if len(p.Pengaduan) > 0 {
		pengaduan = "Saluran pengaduan terpisah dari saluran permohonan: " + strings.Join(p.Pengaduan, "; ") + "."
	}
	hari := p.PengumumanHari
	if hari <= 0 {
		hari = 14
	}
	return []Klausul{
		{"dedah", "Membuka data ke luar lembaga", "Data diberikan ke luar hanya atas permintaan Anda yang resmi, atau karena undang-undang. Permintaan aparat dilayani dengan surat resmi yang menyebut dasar hukumnya, sebatas isinya, sesudah diuji dan disetujui dua orang. Anda dikabari, kecuali undang-undang melarangnya untuk sementara."},
		{"kegagalan", "Bila pelindungan data gagal", "Bila data Anda bocor, rusak atau hilang, kami mengabari Anda dan pengawas dalam 3 kali 24 jam: data apa, kapan dan bagaimana, apa yang kami lakukan, dan apa yang sebaiknya Anda lakukan."},
		{"pengaduan", "Pengaduan", pengaduan + " Yang menangani bukan orang yang diadukan. Anda juga dapat mengadu kepada " + pengawas + "."},
		{"perubahan", "Perubahan kebijakan", fmt.Sprintf("Setiap perubahan diumumkan sebelum berlaku, dan setiap orang dikabari. Perubahan tujuan, jenis data, penerima atau masa simpan diumumkan paling lambat %d hari sebelumnya; persetujuan untuk tujuan yang berubah diminta kembali. Versi lama tetap dapat dibaca. Menyatakan telah membaca tidak berarti menyetujui pemrosesan.", hari)},
	}
}

// JenisData turns categories into the words of a parent.
func JenisData(kategori []string) string {
	var kata []string
	for _, k := range kategori {
		if n, ada := namaKategori[k]; ada {
			kata = append(kata, n)
			continue
		}
		kata = append(kata, strings.NewReplacer(".", " ", "_", " ").Replace(k))
	}
	return strings.Join(urut(kata), ", ")
}
