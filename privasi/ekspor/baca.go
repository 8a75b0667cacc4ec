package ekspor

import "fmt"

// teksBaca is the note that explains the file to whoever opens it.
func teksBaca(m Manifes) string {
	judul := "SALINAN DATA PRIBADI"
	if m.Jenis == JenisBukti {
		judul = fmt.Sprintf("BERKAS BUKTI PEMROSESAN DATA PRIBADI, %s sampai %s", m.Dari.Format("2006-01-02"), m.Sampai.Format("2006-01-02"))
	}
	return fmt.Sprintf(`%s

Berkas ini memuat apa yang disimpan lembaga (%s) tentang satu orang, dibuat pada %s UTC.
Isinya data pribadi: simpan di tempat yang hanya Anda yang membukanya.

data/     satu berkas JSON untuk tiap jenis catatan, satu baris untuk tiap catatan; inilah isi yang sebenarnya
csv/      isi yang sama untuk dibuka dengan lembar kerja; teks yang dapat dihitung lembar kerja diberi tanda petik
manifes.json    daftar semua jenis catatan: banyaknya, sidiknya (SHA-256), dan alasan bila ada yang kosong atau ditahan
manifes.tanda   tanda tangan lembaga atas manifes (Ed25519)

privasi.Jejak adalah catatan siapa membuka data Anda, kapan dan untuk apa; tiap barisnya membawa bukti.
Nama dan nomor orang lain tidak dimuat; yang ada hanya penanda acak.

Memeriksa keutuhan berkas tanpa jaringan:
    server periksa -kunci-publik KUNCI BERKAS.zip
KUNCI tercantum di halaman kebijakan privasi lembaga. Berkas yang dibongkar lalu dikemas ulang tidak lagi utuh;
serahkan berkas sebagaimana diunduh.
`, judul, m.Lembaga, m.Pada.UTC().Format("2006-01-02 15:04"))
}
