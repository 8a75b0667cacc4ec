package santri

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// keluarga reads parents, guardian and phone numbers. The common number of a
// sheet belongs to whoever is called first.
func (c *cerita) keluarga() {
	isi := &c.hasil.Isi
	isi.Catatan = c.teks("ket", 1000, HasilTolak)
	isi.Ayah = c.orangTua("ayah")
	isi.Ibu = c.orangTua("ibu")
	isi.Wali = c.orangTua("wali")
	ket := strings.Fields(KunciCari(isi.Catatan))
	yatimPiatu := slices.Contains(ket, "yatimpiatu") || slices.Contains(ket, "yatim") && slices.Contains(ket, "piatu")
	isi.Ayah.Alm = isi.Ayah.Alm || yatimPiatu || slices.Contains(ket, "yatim")
	isi.Ibu.Alm = isi.Ibu.Alm || yatimPiatu || slices.Contains(ket, "piatu")
	isi.Ayah.HP, isi.Ibu.HP = c.hp("ayah_hp"), c.hp("ibu_hp")
	if hp := c.hp("wali_hp"); hp != "" {
		if w := isi.pWali(isi.HubunganUtama()); w == nil {
			isi.HP = hp
		} else if w.HP == "" {
			w.HP = hp
		}
	}
	if hp := c.hp("hp"); hp != "" {
		isi.HP = hp
	}
}

func (i *IsiBaris) pWali(h Hubungan) *IsiWali {
	switch h {
	case Ayah:
		return &i.Ayah
	case Ibu:
		return &i.Ibu
	case Pengampu:
		return &i.Wali
	}
	return nil
}

// orangTua reads name and NIK of a parent. A wrong NIK of a parent does not
// refuse the santri: it is flagged and not stored.
func (c *cerita) orangTua(siapa string) IsiWali {
	nama := c.teks(siapa+"_nama", MaksNama, HasilTolak)
	if strings.Trim(nama, "-–.0 ") == "" {
		return IsiWali{}
	}
	if _, _, err := ParseNama(nama); err != nil {
		c.tolak(siapa+"_nama", err)
		return IsiWali{}
	}
	w := IsiWali{Nama: nama}
	for kata := range strings.FieldsSeq(strings.ReplaceAll(nama, ",", " ")) {
		w.Alm = w.Alm || almarhum(kata)
	}
	if s := c.teks(siapa+"_nik", 60, HasilPeringatan); s != "" {
		n, _, err := ParseNIK(s)
		if err != nil {
			c.temu(siapa+"_nik", HasilPeringatan, ErrImporWali, "", "NIK "+siapa+" salah dan tidak disimpan; "+pesan(err))
		}
		w.NIK = n
	}
	return w
}

// hp reads a phone number; other spellings of a number are ordinary reading.
func (c *cerita) hp(bidang string) NomorHP {
	s := c.teks(bidang, 60, HasilTolak)
	if s == "" || strings.Trim(s, "-–. 0") == "" {
		return ""
	}
	n, b, err := ParseHP(s)
	if err != nil {
		c.tolak(bidang, err)
		return ""
	}
	for _, p := range b.Peringatan {
		c.temu(bidang, HasilPeringatan, p.Aturan, "", p.Pesan)
	}
	return n
}

// tempat reads where the santri belongs: unit and class, diniyah, tahfidz,
// dormitory, year of intake.
func (c *cerita) tempat() {
	c.formal()
	c.jalurLain("diniyah", Diniyah, c.aturan.UnitDiniyah)
	c.jalurLain("tahfidz", Tahfidz, c.aturan.UnitTahfidz)
	isi := &c.hasil.Isi
	slices.SortFunc(isi.Anggota, func(a, b Anggota) int { return a.Jalur.urutan() - b.Jalur.urutan() })
	if len(isi.Anggota) == 0 && c.hasil.Hasil != HasilTolak {
		c.temu("unit", HasilPeringatan, ErrImporTanpa, "", "santri tidak masuk unit mana pun; isi Unit atau Diniyah")
	}
	c.mukim()
	c.angkatan()
}

// formal reads unit and class. A unit that the institution does not have is
// refused: units are never made by an import.
func (c *cerita) formal() {
	kode, kelas := c.aturan.Unit, c.teks("rombel", maksKode, HasilTolak)
	if _, ada := c.judul.Kolom["unit"]; ada {
		kode = KodeUnit(c.teks("unit", 60, HasilTolak))
	}
	if kode == "" {
		return
	}
	u, ada := c.aturan.Struktur.CariUnit(string(kode))
	if !ada {
		c.temu("unit", HasilTolak, ErrImporUnit, "", "unit tidak dikenal lembaga ini; perbaiki selnya atau daftarkan unitnya dahulu")
		return
	}
	a := Anggota{Jalur: u.Jalur, Unit: u.Kode, Kelas: kelas}
	if a.Jalur == Formal {
		a.Tingkat = tingkatFormal(kelas)
	} else {
		if d := c.teks("diniyah", maksKode, HasilTolak); d != "" && u.Jalur == Diniyah {
			a.Kelas = d
		}
		a.Tingkat = tingkatDiniyah(a.Kelas)
	}
	if _, ada := c.judul.Kolom["rombel"]; ada && a.Kelas == "" {
		c.temu("rombel", HasilPeringatan, ErrImporKelas, "", "kelas kosong; santri masuk unit tanpa kelas")
	} else if kelas != "" && a.Tingkat == "" {
		c.temu("rombel", HasilPeringatan, ErrImporKelas, "", "tingkat tidak terbaca dari kelas; tulis misalnya 10C atau VII-A")
	}
	c.hasil.Isi.Anggota = append(c.hasil.Isi.Anggota, a)
}

// jalurLain reads the column of a track of its own.
func (c *cerita) jalurLain(bidang string, j Jalur, pilih KodeUnit) {
	kelas := c.teks(bidang, maksKode, HasilTolak)
	if kelas == "" || strings.Trim(kelas, "-–") == "" {
		return
	}
	if slices.ContainsFunc(c.hasil.Isi.Anggota, func(a Anggota) bool { return a.Jalur == j }) {
		return
	}
	unit := c.aturan.unitJalur(j, pilih)
	if unit == "" {
		c.temu(bidang, HasilPeringatan, ErrImporUnit, "", "lembaga belum punya unit untuk jalur "+string(j)+"; kolom ini tidak disimpan")
		return
	}
	c.hasil.Isi.Anggota = append(c.hasil.Isi.Anggota, Anggota{Jalur: j, Unit: unit, Tingkat: tingkatDiniyah(kelas), Kelas: kelas})
}

// tingkatFormal reads the level of a class of school: "10" of 10C, "7" of
// VII-A, "12" of XII IPA 1; "" when there is none.
func tingkatFormal(kelas string) string {
	s := strings.ToUpper(strings.TrimSpace(kelas))
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "KELAS"), "KLS"))
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 {
		if t, err := strconv.Atoi(s[:n]); err == nil && t >= 1 && t <= 13 {
			return itoa(t)
		}
		return ""
	}
	for n < len(s) && strings.IndexByte("IVX", s[n]) >= 0 {
		n++
	}
	if n < len(s) && s[n] >= 'A' && s[n] <= 'Z' {
		return ""
	}
	if i := slices.Index([]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}, s[:n]); i >= 0 {
		return itoa(i + 1)
	}
	return ""
}

// tingkatDiniyah is the class without the letter of its parallel: "2 Ula" of
// "2 Ula B".
func tingkatDiniyah(kelas string) string {
	kata := strings.Fields(kelas)
	if n := len(kata); n > 1 && len(kata[n-1]) == 1 && kata[n-1] >= "A" && kata[n-1] <= "Z" {
		kata = kata[:n-1]
	}
	return strings.Join(kata, " ")
}

// mukim reads whether the santri boards, and where. Bills depend on it, so an
// answer that cannot be read is refused. "Jenis Tinggal" of the official
// workbook answers it where no column of its own does.
func (c *cerita) mukim() {
	isi := &c.hasil.Isi
	isi.Asrama, isi.Kamar = c.teks("asrama", 2*maksKode, HasilTolak), c.teks("kamar", 2*maksKode, HasilTolak)
	switch kata := sederhana(c.teks("mukim", 60, HasilTolak)); kata {
	case "":
		switch jt := sederhana(c.teks("jenis_tinggal", 60, HasilPeringatan)); {
		case isi.Asrama != "" || isi.Kamar != "" || jt == "pesantren" || jt == "asrama":
			isi.Mukim = YaDisebut
		case jt == "bersamaorangtua" || jt == "wali" || jt == "kos" || jt == "kost":
			isi.Mukim = TidakDisebut
		}
	case "ya", "y", "1", "true", "mukim", "asrama", "pesantren":
		isi.Mukim = YaDisebut
	case "tidak", "t", "tdk", "0", "false", "nonmukim", "tidakmukim", "laju", "kalong", "pulang":
		isi.Mukim = TidakDisebut
		if isi.Asrama != "" || isi.Kamar != "" {
			c.temu("mukim", HasilPeringatan, ErrImporAsrama, "", "tertulis tidak mukim tetapi asrama atau kamar terisi; asrama tidak disimpan")
			isi.Asrama, isi.Kamar = "", ""
		}
	default:
		c.temu("mukim", HasilTolak, ErrImporMukim, "", "isi kolom Mukim dengan Ya atau Tidak")
	}
}

// angkatan reads the year of intake from its column, or from the NIS where the
// institution says that its NIS begin with it.
func (c *cerita) angkatan() {
	isi := &c.hasil.Isi
	if s := c.teks("angkatan", 20, HasilTolak); s != "" {
		tahun, _, _ := strings.Cut(s, "/")
		if n, err := strconv.Atoi(strings.TrimSpace(tahun)); err == nil && n >= 1900 && (c.aturan.Hari.IsZero() || n <= c.aturan.Hari.Tahun()+1) {
			isi.Angkatan = n
			return
		}
		c.temu("angkatan", HasilTolak, ErrImporAngkatan, "", "tahun masuk harus empat angka dan tidak di masa depan, misalnya 2026")
		return
	}
	if nis := string(isi.NIS); c.aturan.AngkatanDariNIS && len(nis) >= 2 && digit(nis[:2]) {
		n, _ := strconv.Atoi(nis[:2])
		if n += 2000; c.aturan.Hari.IsZero() || n <= c.aturan.Hari.Tahun()+1 {
			isi.Angkatan = n
		}
	}
}

// resmi carries the columns of the official workbook that nothing is computed
// with, and health data apart from them.
func (c *cerita) resmi() {
	isi := &c.hasil.Isi
	for _, b := range bidangKesehatan {
		if t := c.teks(b, 200, HasilPeringatan); t != "" {
			if isi.Kesehatan == nil {
				isi.Kesehatan = DataKesehatan{}
			}
			isi.Kesehatan[b] = t
		}
	}
	for _, b := range bidangResmi {
		if c.judul.TataLetak == LembarSendiri && b == "alamat" {
			continue
		}
		if t := c.teks(b, 300, HasilPeringatan); t != "" {
			if isi.Resmi == nil {
				isi.Resmi = make(DataResmi, 24)
			}
			isi.Resmi[b] = t
		}
	}
	if n := isi.Resmi["no_kip"]; n != "" && len([]rune(n)) != 6 {
		c.temu("no_kip", HasilPeringatan, ErrImporKIP, "", "nomor KIP biasanya enam karakter; cocokkan dengan kartunya")
	}
	isi.Alamat = c.alamat()
	if c.judul.TataLetak == LembarDapodik && isi.NIS != "" {
		if isi.Resmi == nil {
			isi.Resmi = DataResmi{}
		}
		isi.Resmi["nis_lokal"] = string(isi.NIS)
	}
}

// alamat joins the parts of an address as a letter would.
func (c *cerita) alamat() string {
	r := c.hasil.Isi.Resmi
	bagian := []string{c.teks("alamat", 300, HasilTolak)}
	if rt, rw := r["rt"], r["rw"]; rt != "" || rw != "" {
		bagian = append(bagian, strings.TrimSpace(awalan("RT ", rt)+" "+awalan("RW ", rw)))
	}
	bagian = append(bagian, awalan("Dsn. ", lepasAwal(r["dusun"], "dusun ", "dsn. ")), awalan("Kel. ", lepasAwal(r["desa"], "desa ", "ds. ", "kel. ", "kelurahan ")),
		awalan("Kec. ", lepasAwal(r["kecamatan"], "kec. ", "kecamatan ")), r["kabupaten"], r["provinsi"], r["kode_pos"])
	bagian = slices.DeleteFunc(bagian, func(s string) bool { return s == "" })
	t, err := dasar.Rapikan(strings.Join(bagian, ", "), 500)
	if err != nil {
		return bagian[0]
	}
	return t
}

func awalan(depan, s string) string {
	if s == "" {
		return ""
	}
	return depan + s
}

func lepasAwal(s string, awal ...string) string {
	for _, a := range awal {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			return s[len(a):]
		}
	}
	return s
}
