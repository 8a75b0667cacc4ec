package lint

import "regexp"

// Words that several patterns share. The text is flattened: lower case, one space.
const (
	kataSetuju  = `(?:setuju|menyetujui|menyepakati|sepakat|mengizinkan|bersedia (?:dan )?(?:mengizinkan|data|informasi)|(?:memberi|memberikan) (?:izin|persetujuan))`
	kataPenanda = `(?:telah |sudah |dianggap |berarti |otomatis |dengan ini |dengan sendirinya |secara sadar |juga )*`
	kataPihak   = `(?:anda|kamu|pengguna|wali(?: santri)?|orang tua|santri|pegawai|saya|pelanggan)`
	kataData    = `(?:data|informasi)`
	kataBuka    = `(?:mendedah|mendedahkan|membuka|mengungkap|mengungkapkan|menyerahkan|memberikan|membagikan)`
	kataAparat  = `(?:penyelidik|penyidik|investigasi|otoritas|aparat|berwenang|berwajib|pemerintah|kepolisian|pajak|hukum)`
	kataRisiko  = `r[ie]s[ie]ko(?:nya)?`
	kataUbah    = `(?:memperbaharui|memperbarui|membetulkan|mengoreksi|memperbaiki|mengubah|koreksi|pembetulan|perbaikan|perubahan data)`
)

// polaTolak is a sentence that says that use or silence is no consent.
var polaTolak = pola(`\b(?:tidak|bukan|bukanlah|tidaklah) (?:pernah )?(?:berarti|dianggap)\b|\b(?:berarti|dianggap) (?:tidak|menolak|belum)\b`)

func pola(s string) *regexp.Regexp { return regexp.MustCompile(s) }

// satuan is a rule that looks at one sentence.
type satuan struct {
	aturan  Aturan
	perlu   []string // a sentence without any of these cannot match; spares most of the work
	pola    *regexp.Regexp
	kecuali *regexp.Regexp // a sentence that holds it as well is fine
}

// perKalimat are those rules. Order matters for the first group: a sentence is marked by
// the first that fits of those about consent.
var perKalimat = []satuan{
	{aturanTerus, []string{"etuju", "epakat", "mengetahui", "menerima", "izin", "bersedia"}, pola(`(?:selama|apabila|jika|bila|dengan|karena)\b[^.\n]{0,40}\b(?:tetap|terus|masih|melanjutkan|terus-menerus)\b[^.\n]{0,80}\b(?:menganggap|dianggap|berarti|maka|telah)\b[^.\n]{0,80}\b(?:setuju|menyetujui|menyepakati|mengetahui|menerima)\b`), polaTolak},
	{aturanAkses, []string{"etuju", "epakat", "mengetahui", "menerima", "izin", "bersedia"}, pola(`\bdengan (?:mengakses|menggunakan|memakai|memberi|memberikan|mengunjungi|mengunduh|mendaftar|mendaftarkan|masuk)\b[^.\n]{0,90}?,? ?` + kataPihak + ` ` + kataPenanda + kataSetuju + `\b`), polaTolak},
	{aturanAkses, []string{"etuju", "epakat", "mengetahui", "menerima", "izin", "bersedia"}, pola(`\b(?:mengakses|menggunakan|memakai|menggulir|membuka)\b[^.\n]{0,60}\b(?:dianggap|berarti)\b[^.\n]{0,20}\b` + kataSetuju + `\b`), polaTolak},
	{aturanDiam, []string{"dianggap", "berarti"}, pola(`\b(?:tidak (?:ada |memberi(?:kan)? |menyampaikan |mengajukan )?(?:keberatan|tanggapan|jawaban|balasan|berkeberatan|menjawab|menanggapi)|diam)\b[^.\n]{0,80}\b(?:dianggap|berarti)\b[^.\n]{0,30}\b` + kataSetuju + `\b`), polaTolak},
	{aturanKontrak, []string{"tandatangan"}, pola(`\b(?:menandatangani|ditandatanganinya|penandatanganan)\b[^.\n]{0,80}\b(?:perjanjian|kontrak|formulir|surat)\b[^.\n]{0,80}\b` + kataSetuju + `\b[^.\n]{0,60}\b` + kataData), nil},
	{aturanGabung, []string{"syarat dan ketentuan"}, pola(`\b(?:setuju|menyetujui|persetujuan)\b[^.\n]{0,40}\bsyarat dan ketentuan\b[^.\n]{0,60}\b(?:sekaligus|termasuk|dan juga|serta)\b[^.\n]{0,60}\b` + kataData), nil},
	{aturanSSL, []string{"ssl", "tls", "https"}, pola(`\b(?:disimpan|tersimpan|penyimpanan|menyimpan)\b[^.\n]{0,80}\b(?:ssl|tls|https)\b`),
		pola(`(?:disimpan|tersimpan|penyimpanan|basis data)[^.,;\n]{0,40}(?:terenkripsi|dienkripsi|tersandi|disandikan)|(?:enkripsi|terenkripsi|dienkripsi|tersandi|disandikan)[^.,;\n]{0,30}(?:disimpan|penyimpanan|basis data)`)},
	{aturanLepas, []string{"jamin", "tanggung", "isiko", "iseko", "esiko", "eseko", "bebas", "melepaskan"}, pola(`\btidak (?:dapat |bisa |akan )?(?:(?:memberi|memberikan) jaminan(?: penuh)?|menjamin|bertanggung ?jawab)|\b(?:menanggung|tanggungan) (?:segala|seluruh|semua) ` + kataRisiko + `|\b(?:segala|seluruh|semua) ` + kataRisiko + `[^.\n]{0,40}\b(?:ditanggung|tanggungan|tanggung jawab|beban)\b[^.\n]{0,20}\b` + kataPihak + `|\b` + kataRisiko + ` (?:sepenuhnya )?(?:ditanggung|menjadi tanggungan|menjadi tanggung jawab)(?: oleh)? ` + kataPihak + `|\b(?:bebas|dibebaskan|melepaskan(?: kami)?|membebaskan(?: kami)?) dari (?:segala |semua )?(?:tuntutan|tanggung ?jawab|gugatan)`), nil},
	{aturanAparat, []string{"izin", "persetujuan", "pemberitahuan", "sepengetahuan"}, pola(`\b(?:tidak (?:memerlukan|perlu|membutuhkan|diperlukan)|tanpa) (?:izin|persetujuan|pemberitahuan|sepengetahuan)\b[^.\n]{0,60}\b` + kataBuka + `\b[^.\n]*\b` + kataAparat + `|\b` + kataBuka + `\b[^.\n]*` + kataAparat + `[^.\n]*\b(?:tanpa|tidak (?:memerlukan|perlu)) (?:izin|persetujuan|pemberitahuan|sepengetahuan)\b`),
		pola(`\b(?:uji keseimbangan|surat perintah|nomor surat|pasal)\b`)},
	{aturanKanal, []string{"nomor", "telepon", "telp", "whatsapp", "datang", "loket"}, pola(`\b` + kataUbah + `\b[^.\n]*\b(?:nomor|telepon|telp|whatsapp|datang (?:langsung )?ke|loket)\b`),
		pola(`\b(?:aplikasi|situs|daring|elektronik|surel|e-?mail|halaman|akun|portal)\b`)},
	{aturanRetensi, []string{"selama", "sepanjang"}, pola(`\b(?:menyimpan|disimpan|penyimpanan|tersimpan)\b[^.\n]*\b(?:selama|sepanjang)\b[^.\n]{0,30}\b(?:memerlukan(?:nya)?|diperlukan|dibutuhkan|membutuhkan(?:nya)?|perlu)\b`),
		pola(`\b(?:tahun|bulan|kelas retensi|masa simpan|jadwal retensi)\b`)},
	{aturanTerbit, []string{"berlaku"}, pola(`\bberlaku (?:ketika|saat|sejak|begitu|setelah|segera setelah|pada saat)\b[^.\n]{0,20}(?:di ?-?posting|dipasang|diterbitkan|dimuat|ditayangkan|diumumkan|diunggah|tayang|terbit|dipublikasikan)`), nil},
}

// tentangSetuju are the rules of which only the first that fits marks a sentence.
var tentangSetuju = map[Aturan]bool{aturanTerus: true, aturanAkses: true, aturanDiam: true, aturanKontrak: true, aturanGabung: true}

var (
	polaTujuanKami = pola(`\b(?:mengumpulkan|menggunakan|memproses|memakai)\b[^.\n]{0,80}\bkeperluan (?:pelayanan|layanan) kami\b`)
	polaPengendali = pola(`\bpengendali\b`)
	polaProsesor   = pola(`\bprosesor\b`)
	polaIsian      = pola(`\[[^\[\]\n]{2,60}\]|\{\{[^{}\n]{0,60}\}\}|<[a-z_][a-z_ -]{2,60}>|_{4,}|\.{5,}|\bx{4,}\b|\blorem ipsum\b|\bisi di ?sini\b`)
	polaKamui      = pola(`\bkamui\b`)
	polaKamu       = pola(`\bkamu\b`)
	polaAnda       = pola(`\banda\b`)
	polaTelepon    = pola(`(?:\+62|\b0)[ .-]?\d{2,4}(?:[ .-]?\d{2,5}){1,4}`)
	polaTerpisah   = pola(`\b(?:saluran|kanal|nomor)\b[^.\n]{0,30}\b(?:terpisah|khusus|tersendiri)\b`)
)
