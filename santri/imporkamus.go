package santri

import (
	"strings"
	"sync"
)

// judulDikenal gives, per field, the titles that offices write for it, reduced
// as sederhana does. The names of the fields are those of the official
// workbook where it has them. Order does not matter; a title stands once.
var judulDikenal = [...]struct{ bidang, judul string }{
	{"no", "no nomor nourut nomorurut urut"},
	{"id", "id idsantri"},
	{"nis", "nis nissantri nislokal noinduk nomorinduk noinduksantri nomorinduksantri nipd nostambuk stambuk nomorstambuk nisantri noinduksiswa"},
	{"nisn", "nisn nonisn nomorindukssiswanasional nomorinduksiswanasional"},
	{"nik", "nik niksantri niksiswa nomorindukkependudukan nonik noktp"},
	{"no_kk", "nokk kk nomorkk nokartukeluarga nomorkartukeluarga"},
	{"nama", "nama namalengkap namasantri namasiswa namalengkapsantri namalengkapsiswa namapesertadidik namasantriwati"},
	{"nama_arab", "namaarab namadalamhurufarab namahurufarab namaarabsantri"},
	{"jenis_kelamin", "lp jk jeniskelamin kelamin jnskelamin jeniskelaminlp jklp gender"},
	{"ttl", "ttl tempattgllahir tempattanggallahir tempatdantanggallahir tempatdantgllahir tempattgllhr tempattanggallhr tmpttgllahir tmptgllahir tempatlahirtanggallahir tempattanggalkelahiran"},
	{"tempat_lahir", "tempatlahir tmplahir tmptlahir tempatkelahiran kotalahir tempat"},
	{"tanggal_lahir", "tanggallahir tgllahir tgllhr tanggallhr tanggalkelahiran"},
	{"ayah_nama", "namaayah ayah namaayahkandung ayahkandung ayahnama namabapak bapak"},
	{"ibu_nama", "namaibu ibu namaibukandung ibukandung ibunama"},
	{"wali_nama", "namawali wali walinama namawalisantri"},
	{"wali_hp", "nohpwali hpwali nomorhpwali nowawali wawali notelpwali telpwali teleponwali noteleponwali nohporangtua hporangtua nohportu hportu nowaortu waortu nowaorangtua kontakwali kontakortu nohpwalisantri hpwalisantri nohandphonewali"},
	{"ayah_hp", "hpayah nohpayah ayahhp nowaayah waayah"},
	{"ibu_hp", "hpibu nohpibu ibuhp nowaibu waibu"},
	{"hp", "hp nohp nomorhp nohandphone handphone nowa wa nomorwa nowhatsapp whatsapp hpsantri nohpsantri kontak"},
	{"telepon", "telepon telp notelp notelepon nomortelepon"},
	{"alamat", "alamat alamatlengkap alamatrumah alamatortu alamatorangtua alamatasal"},
	{"unit", "unit unitpendidikan unitformal lembaga lembagaformal jenjang sekolah satuanpendidikan unitsekolah madrasah"},
	{"rombel", "kelas kls kelasformal rombel rombelsaatini rombonganbelajar kelassekolah kelasrombel"},
	{"diniyah", "diniyah kelasdiniyah madin kelasmadin madrasahdiniyah tingkatdiniyah kelasmadrasahdiniyah"},
	{"tahfidz", "tahfidz tahfizh tahfiz halaqah halaqoh kelastahfidz kelompoktahfidz halaqahtahfidz"},
	{"asrama", "asrama komplek kompleks namaasrama"},
	{"kamar", "kamar nokamar nomorkamar"},
	{"mukim", "mukim statusmukim mukimtidak mukimnonmukim"},
	{"angkatan", "angkatan tahunmasuk thnmasuk thmasuk tahunangkatan"},
	{"ket", "ket keterangan catatan"},
	{"agama", "agama"},
	{"rt", "rt"},
	{"rw", "rw"},
	{"dusun", "dusun"},
	{"desa", "kelurahan desa desakelurahan kelurahandesa"},
	{"kecamatan", "kecamatan"},
	{"kabupaten", "kabupaten kabupatenkota kota"},
	{"provinsi", "provinsi propinsi"},
	{"kode_pos", "kodepos"},
	{"jenis_tinggal", "jenistinggal"},
	{"transportasi", "alattransportasi transportasi"},
	{"email", "email"},
	{"skhun", "skhun"},
	{"penerima_kps", "penerimakps"},
	{"no_kps", "nokps nomorkps"},
	{"ayah_tahun_lahir", "ayahtahunlahir tahunlahirayah"},
	{"ayah_pendidikan", "ayahjenjangpendidikan pendidikanayah ayahpendidikan"},
	{"ayah_pekerjaan", "ayahpekerjaan pekerjaanayah"},
	{"ayah_penghasilan", "ayahpenghasilan penghasilanayah"},
	{"ayah_nik", "ayahnik nikayah"},
	{"ibu_tahun_lahir", "ibutahunlahir tahunlahiribu"},
	{"ibu_pendidikan", "ibujenjangpendidikan pendidikanibu ibupendidikan"},
	{"ibu_pekerjaan", "ibupekerjaan pekerjaanibu"},
	{"ibu_penghasilan", "ibupenghasilan penghasilanibu"},
	{"ibu_nik", "ibunik nikibu"},
	{"wali_tahun_lahir", "walitahunlahir tahunlahirwali"},
	{"wali_pendidikan", "walijenjangpendidikan pendidikanwali walipendidikan"},
	{"wali_pekerjaan", "walipekerjaan pekerjaanwali"},
	{"wali_penghasilan", "walipenghasilan penghasilanwali"},
	{"wali_nik", "walinik nikwali"},
	{"no_peserta_un", "nopesertaujiannasional nopesertaun"},
	{"no_seri_ijazah", "noseriijazah nomorseriijazah"},
	{"penerima_kip", "penerimakip"},
	{"no_kip", "nomorkip nokip"},
	{"nama_di_kip", "namadikip"},
	{"no_kks", "nomorkks nokks"},
	{"no_akta", "noregistrasiaktalahir noregaktalahir nomorregistrasiaktalahir noaktalahir"},
	{"bank", "bank"},
	{"no_rekening", "nomorrekeningbank nomorrekening norekening norekeningbank"},
	{"rekening_atas_nama", "rekeningatasnama"},
	{"layak_pip", "layakpipusulandarisekolah layakpip"},
	{"alasan_layak_pip", "alasanlayakpip"},
	{"kebutuhan_khusus", "kebutuhankhusus"},
	{"sekolah_asal", "sekolahasal asalsekolah"},
	{"anak_ke", "anakkeberapa anakke"},
	{"lintang", "lintang"},
	{"bujur", "bujur"},
	{"berat_badan", "beratbadan"},
	{"tinggi_badan", "tinggibadan"},
	{"lingkar_kepala", "lingkarkepala"},
	{"jumlah_saudara", "jmlsaudarakandung jumlahsaudarakandung jumlahsaudara jmlsaudara"},
	{"jarak_rumah", "jarakrumahkesekolahkm jarakrumahkesekolah jarakrumah"},
}

// kamusJudul maps each title to its field. Read only.
var kamusJudul = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, d := range judulDikenal {
		for judul := range strings.FieldsSeq(d.judul) {
			m[judul] = d.bidang
		}
	}
	return m
})

// bidangKesehatan are the columns that are health data and sealed apart.
var bidangKesehatan = [...]string{"kebutuhan_khusus", "berat_badan", "tinggi_badan", "lingkar_kepala"}

// bidangResmi are the columns that are carried as written, see [DataResmi].
var bidangResmi = [...]string{"agama", "alamat", "rt", "rw", "dusun", "desa", "kecamatan", "kabupaten", "provinsi", "kode_pos", "jenis_tinggal",
	"transportasi", "telepon", "email", "skhun", "penerima_kps", "no_kps", "ayah_tahun_lahir", "ayah_pendidikan", "ayah_pekerjaan",
	"ayah_penghasilan", "ibu_tahun_lahir", "ibu_pendidikan", "ibu_pekerjaan", "ibu_penghasilan", "wali_tahun_lahir", "wali_pendidikan",
	"wali_pekerjaan", "wali_penghasilan", "no_peserta_un", "no_seri_ijazah", "penerima_kip", "no_kip", "nama_di_kip", "no_kks", "no_akta",
	"bank", "no_rekening", "rekening_atas_nama", "layak_pip", "alasan_layak_pip", "sekolah_asal", "anak_ke", "lintang", "bujur",
	"jumlah_saudara", "jarak_rumah"}
