package situs

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanGaji = []halaman{
	{pola: "GET /gaji", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).daftarGaji},
	{pola: "POST /gaji", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).buatGaji},
	{pola: "GET /gaji/{id}", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).gaji},
	{pola: "POST /gaji/{id}", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).langkahGaji},
	{pola: "GET /gaji/{id}/slip/{pegawai}", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).slipGaji},
}

const (
	tipeSlip    = "pegawai.Slip"
	tipePegawai = "pegawai.Pegawai"
)

type isiDaftarGaji struct {
	salah
	Putaran []pegawai.Putaran
	Lanjut  string
	Bulan   string
	Jenis   string
	Siap    bool // settings hold today
	Tunggu  int  // rows of the register about pay that wait for a signature
	Hari    dasar.Tanggal
}

func (k *kunjungan) daftarGaji() error { return k.tampilDaftarGaji(nil) }

func (k *kunjungan) tampilDaftarGaji(galat error) error {
	isi := isiDaftarGaji{Hari: k.hariIni(), Bulan: k.r.PostFormValue("bulan"), Jenis: k.r.PostFormValue("jenis")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Bulan == "" {
		isi.Bulan = k.hariIni().Bulan().String()
	}
	q := k.r.URL.Query()
	var err error
	var next string
	if isi.Putaran, next, err = k.s.Pegawai.DaftarPutaran(k.ctx(), k.Pelaku, dasar.Page{After: q.Get("setelah"), Limit: 24}); err != nil {
		return err
	}
	if next != "" {
		isi.Lanjut = "/gaji?setelah=" + url.QueryEscape(next)
	}
	if _, isi.Siap, err = k.s.Pegawai.Pengaturan(k.ctx(), k.Pelaku, k.hariIni()); err != nil {
		return err
	}
	if isi.Tunggu, err = k.registerTertinggal(k.Pelaku.Tujuan); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "gaji", "Penggajian", isi)
}

func (k *kunjungan) buatGaji() error {
	masa, err := dasar.ParseBulan(k.r.PostFormValue("bulan"))
	if err != nil {
		return k.tampilDaftarGaji(err)
	}
	p, err := k.s.Pegawai.BuatPutaran(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), pegawai.Putaran{Jenis: pegawai.JenisPutaran(k.r.PostFormValue("jenis")), Masa: masa})
	if err != nil {
		return k.tampilDaftarGaji(err)
	}
	return k.pindah("/gaji/"+p.ID, "Putaran dibuat; hitung untuk melihat slipnya.")
}

// LangkahGaji is one step that this visitor may take with a run.
type LangkahGaji struct {
	Aksi   string
	Nama   string
	Alasan bool   // asks for a reason
	Bayar  bool   // asks how it was paid
	Yakin  string // what is asked before it happens
}

// Reversing a run takes what preparing it took; once money was paid it undoes the
// payer's work too, so that it takes the permission to pay as well.
var (
	belumDibayar = []pegawai.StatusPutaran{pegawai.Draf, pegawai.Dihitung, pegawai.Diperiksa, pegawai.Disetujui, pegawai.Dikunci, pegawai.Dibalik}
	sudahDibayar = []pegawai.StatusPutaran{pegawai.Dibayar, pegawai.Diposting}
	balikGaji    = LangkahGaji{Nama: "Batalkan seluruh putaran", Alasan: true, Yakin: "Batalkan seluruh putaran? Yang sudah dibukukan dibalik dengan jurnal lawan."}
)

// aksiGaji are the steps of a run: what they are called, who may take them, and how.
var aksiGaji = [...]struct {
	aksi string
	ke   pegawai.StatusPutaran
	dari []pegawai.StatusPutaran
	izin []akun.Izin // all of them
	l    LangkahGaji
	fn   func(*kunjungan, string) (pegawai.Putaran, error)
}{
	{"hitung", pegawai.Dihitung, []pegawai.StatusPutaran{pegawai.Draf, pegawai.Dihitung}, []akun.Izin{akun.UbahGaji}, LangkahGaji{Nama: "Hitung"},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.HitungPutaran(k.ctx(), k.Pelaku, id)
		}},
	{"periksa", pegawai.Diperiksa, nil, []akun.Izin{akun.UbahGaji}, LangkahGaji{Nama: "Sudah diperiksa"},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.PeriksaPutaran(k.ctx(), k.Pelaku, id)
		}},
	{"setujui", pegawai.Disetujui, nil, []akun.Izin{akun.SetujuGaji}, LangkahGaji{Nama: "Setujui"},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.SetujuiPutaran(k.ctx(), k.Pelaku, id)
		}},
	{"kunci", pegawai.Dikunci, nil, []akun.Izin{akun.UbahGaji}, LangkahGaji{Nama: "Kunci", Yakin: "Kunci putaran ini? Sesudahnya slip tidak dapat diubah."},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.KunciPutaran(k.ctx(), k.Pelaku, id)
		}},
	{"bayar", pegawai.Dibayar, nil, []akun.Izin{akun.BayarGaji}, LangkahGaji{Nama: "Catat pembayaran", Bayar: true}, (*kunjungan).bayarGaji},
	{"posting", pegawai.Diposting, nil, []akun.Izin{akun.BayarGaji}, LangkahGaji{Nama: "Bukukan ke jurnal"},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.PostingPutaran(k.ctx(), k.Pelaku, id)
		}},
	{"kembalikan", pegawai.Dihitung, []pegawai.StatusPutaran{pegawai.Diperiksa, pegawai.Disetujui}, []akun.Izin{akun.SetujuGaji}, LangkahGaji{Nama: "Kembalikan", Alasan: true},
		func(k *kunjungan, id string) (pegawai.Putaran, error) {
			return k.s.Pegawai.KembalikanPutaran(k.ctx(), k.Pelaku, id, k.r.PostFormValue("alasan"))
		}},
	{"balik", pegawai.Dibalik, belumDibayar, []akun.Izin{akun.UbahGaji}, balikGaji, balikDari(belumDibayar)},
	{"balik", pegawai.Dibalik, sudahDibayar, []akun.Izin{akun.UbahGaji, akun.BayarGaji}, balikGaji, balikDari(sudahDibayar)},
}

// balikDari reverses a run that is still in one of the states that the permission was
// checked for.
func balikDari(dari []pegawai.StatusPutaran) func(*kunjungan, string) (pegawai.Putaran, error) {
	return func(k *kunjungan, id string) (pegawai.Putaran, error) {
		return k.s.Pegawai.BalikPutaran(k.ctx(), k.Pelaku, id, k.r.PostFormValue("alasan"), dari...)
	}
}

func (k *kunjungan) bayarGaji(id string) (pegawai.Putaran, error) {
	tanggal, err := dasar.ParseTanggal(k.r.PostFormValue("tanggal"))
	if err != nil {
		return pegawai.Putaran{}, err
	}
	dari := k.r.PostFormValue("dari")
	sumber, err := k.sumberBayar()
	if err != nil {
		return pegawai.Putaran{}, err
	}
	if !slices.Contains(sumber, dari) {
		return pegawai.Putaran{}, errForm.Invalidf("pilih rekening lembaga atau laci Anda sendiri sebagai yang membayar; rekening didaftarkan di Pengaturan").Pada("dari")
	}
	b := pegawai.Pembayaran{Tanggal: tanggal, Rujukan: k.r.PostFormValue("rujukan")}
	if rekening, ada := strings.CutPrefix(dari, "bank:"); ada {
		b.Rekening = rekening
	} else {
		b.Laci = strings.TrimPrefix(dari, "laci:")
	}
	return k.s.Pegawai.BayarPutaran(k.ctx(), k.Pelaku, id, b)
}

// sumberBayar lists what may have paid a run: the bank accounts of the institution
// and the visitor's own drawer.
func (k *kunjungan) sumberBayar() (sumber []string, err error) {
	set, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return nil, err
	}
	for _, r := range set.RekeningBank {
		sumber = append(sumber, "bank:"+r.Kode)
	}
	if k.Akun.Laci != "" {
		sumber = append(sumber, "laci:"+k.Akun.Laci)
	}
	return sumber, nil
}

// langkah lists the steps that the visitor may take with the run as it is.
func (k *kunjungan) langkah(p pegawai.Putaran) (ls []LangkahGaji) {
	for _, a := range aksiGaji {
		boleh := slices.Contains(p.Status.Boleh(), a.ke) && (a.dari == nil || slices.Contains(a.dari, p.Status))
		if boleh && !slices.ContainsFunc(a.izin, func(i akun.Izin) bool { return !akun.Boleh(k.Akun.Peran, i) }) {
			a.l.Aksi = a.aksi
			ls = append(ls, a.l)
		}
	}
	return ls
}

func (k *kunjungan) langkahGaji() error {
	id, aksi := k.r.PathValue("id"), k.r.PostFormValue("aksi")
	kini, err := k.s.Pegawai.Putaran(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	for _, a := range aksiGaji {
		if a.aksi != aksi || aksi == "balik" && !slices.Contains(a.dari, kini.Status) {
			continue
		}
		for _, i := range a.izin {
			if err := akun.PeriksaIzin(k.Pelaku, i); err != nil {
				return err
			}
		}
		p, err := a.fn(k, id)
		if err != nil {
			return k.tampilGaji(err)
		}
		return k.pindah("/gaji/"+id, "Putaran %s.", namaStatusGaji(p.Status))
	}
	return k.tampilGaji(pegawai.ErrLangkah.Invalidf("pilih langkah yang akan dilakukan"))
}

type isiGaji struct {
	salah
	P        pegawai.Putaran
	Langkah  []LangkahGaji
	Kurang   []KurangTampak
	Slip     []map[string]string
	Lanjut   string
	Teks     string
	Beda     []BedaTampak
	BedaSisa int
	Lalu     pegawai.Putaran
	Petugas  map[string]string
	Sumber   []string // what may have paid: "bank:BSI", "laci:Laci 2"
	Hari     dasar.Tanggal
	Dokumen  []DokumenTampak
	Menunggu []pegawai.Putaran // runs of the month that its files leave out
}

// KurangTampak is one person whose slip cannot be computed.
type KurangTampak struct {
	Nomor, Nama, Bidang, Pesan, Aturan string
	Ke                                 string // the page where it is filled in
	Sebut                              string // what that page calls it
}

// BedaTampak is one difference to the run before.
type BedaTampak struct {
	pegawai.Beda
	Tampak bool // amounts may be shown
}

var bidangDaftarSlip = []string{"Nama", "Nomor", "Dibayar", "PPh", "Iuran", "Potongan", "Neto"}

func (k *kunjungan) gaji() error { return k.tampilGaji(nil) }

// bedaTampil is how many differences one page shows.
const bedaTampil = 30

func (k *kunjungan) tampilGaji(galat error) (err error) {
	isi := isiGaji{Hari: k.hariIni(), Teks: strings.TrimSpace(k.r.URL.Query().Get("q"))}
	if isi.P, err = k.s.Pegawai.Putaran(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		if g, ok := errors.AsType[*pegawai.GalatBahan](galat); ok {
			if isi.Kurang, err = k.kurangTampak(g.Kurang); err != nil {
				return err
			}
		}
	}
	isi.Langkah = k.langkah(isi.P)
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	if err := k.isiSlip(&isi); err != nil {
		return err
	}
	if isi.P.Jumlah.Orang > 0 {
		if err := k.isiBeda(&isi); err != nil {
			return err
		}
	}
	if isi.P.Status == pegawai.Dikunci {
		if isi.Sumber, err = k.sumberBayar(); err != nil {
			return err
		}
	}
	if err := k.isiDokumen(&isi); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "gaji_satu", isi.P.Jenis.Nama()+" "+isi.P.Masa.Panjang(), isi)
}

// isiSlip reads one page of slips, each field as the visitor may see it.
func (k *kunjungan) isiSlip(isi *isiGaji) error {
	q := k.r.URL.Query()
	slips, next, err := k.s.Pegawai.DaftarSlip(k.ctx(), k.Pelaku, isi.P.ID, isi.Teks, dasar.Page{After: q.Get("setelah"), Limit: 50})
	if err != nil || len(slips) == 0 {
		return err
	}
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "/gaji/" + isi.P.ID + "?" + q.Encode()
	}
	subjek := make([]privasi.SubjekID, len(slips))
	for i, s := range slips {
		subjek[i] = s.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, bidangDaftarSlip, subjek...)
	if err != nil {
		return err
	}
	for i := range slips {
		m := v.Sajikan(&slips[i])
		m["ID"], m["Jabatan"], m["Unit"] = string(slips[i].Pegawai), slips[i].NamaJabatan, string(slips[i].Unit)
		if len(slips[i].Peringatan) > 0 {
			m["Peringatan"] = strings.Join(slips[i].Peringatan, "; ")
		}
		isi.Slip = append(isi.Slip, m)
	}
	return nil
}

// isiBeda compares with the run before. Whoever may not see pay is not shown it.
func (k *kunjungan) isiBeda(isi *isiGaji) error {
	beda, lalu, err := k.s.Pegawai.Banding(k.ctx(), k.Pelaku, isi.P.ID)
	if err != nil || lalu.ID == "" {
		return err
	}
	isi.Lalu, isi.BedaSisa = lalu, max(len(beda)-bedaTampil, 0)
	beda = beda[:min(len(beda), bedaTampil)]
	id := make([]pegawai.ID, len(beda))
	for i := range beda {
		id[i] = beda[i].Pegawai
	}
	slips, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil || len(slips) == 0 {
		return err
	}
	subjek := map[pegawai.ID]privasi.SubjekID{}
	for _, s := range slips {
		subjek[s.ID] = s.Subjek
	}
	semua := make([]privasi.SubjekID, 0, len(subjek))
	for _, s := range slips {
		semua = append(semua, s.Subjek)
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, []string{"Nama", "Nomor", "Neto"}, semua...)
	if err != nil {
		return err
	}
	for _, b := range beda {
		s := subjek[b.Pegawai]
		b.Nama, b.Nomor = v.Terang(s, "Nama", b.Nama), v.Terang(s, "Nomor", b.Nomor)
		isi.Beda = append(isi.Beda, BedaTampak{b, v.Tingkat(s, "Neto") == privasi.Penuh})
	}
	return nil
}

// kurangTampak names the people of a refused run.
func (k *kunjungan) kurangTampak(kurang []pegawai.Kurang) ([]KurangTampak, error) {
	id := make([]pegawai.ID, len(kurang))
	for i, x := range kurang {
		id[i] = x.Pegawai
	}
	orang, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil {
		return nil, err
	}
	subjek := make([]privasi.SubjekID, len(orang))
	for i, o := range orang {
		subjek[i] = o.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, []string{"Nama", "Nomor"}, subjek...)
	if err != nil {
		return nil, err
	}
	nama := map[pegawai.ID]pegawai.Pegawai{}
	for _, o := range orang {
		o.Nama, o.Nomor = v.Terang(o.Subjek, "Nama", o.Nama), v.Terang(o.Subjek, "Nomor", o.Nomor)
		nama[o.ID] = o
	}
	hasil := make([]KurangTampak, len(kurang))
	for i, x := range kurang {
		o := nama[x.Pegawai]
		ke, sebut := isiKurang(x)
		hasil[i] = KurangTampak{o.Nomor, o.Nama, x.Err.Field, kalimat(x.Err.Message), x.Err.Rule, ke, sebut}
	}
	return hasil, nil
}

// isiKurang is the page, with the part of it, where what a slip misses is filled in:
// the duties on the page of the person, pay and tax on its page of pay.
func isiKurang(x pegawai.Kurang) (ke, sebut string) {
	orang := "/pegawai/" + url.PathEscape(string(x.Pegawai))
	switch x.Err.Field {
	case "nik", "agama", "mulai", "berhenti":
		return orang + "/ubah", "Data diri"
	case "penugasan":
		return orang + "#penugasan", "Penugasan"
	case "kontrak", "klasifikasi", "kode_objek":
		return orang + "#kontrak", "Kontrak"
	case "hadir":
		return orang + "#kehadiran", "Kehadiran"
	case "jam":
		return orang + "#jam", "Jam mengajar"
	case "ptkp", "status", "tanggungan", "kategori":
		return orang + "/gaji#ptkp", "Status PTKP"
	case "umk", "kelas_jkk":
		return "/gaji/pengaturan", "Pengaturan"
	case "kepesertaan", "tambahan":
		return orang + "/gaji#bpjs", "Kepesertaan BPJS"
	case "rekening":
		return orang + "/gaji#rekening", "Rekening"
	case "angsuran":
		return orang + "/gaji#kasbon", "Kasbon"
	case "isian":
		return orang + "/gaji#isian", "Isian bulanan"
	case "bruto_ini", "biaya_lalu", "pph_sudah", "ptkp_setahun", "sambung", "setahunkan":
		return orang + "/gaji#saldo", "Saldo pajak awal"
	}
	return orang + "/gaji#nilai", "Nilai komponen" // the code of a component, or an amount
}

type isiSlip struct {
	P      pegawai.Putaran
	S      pegawai.Slip
	Data   map[string]string
	Tampak bool // the amounts may be shown
	Bagian []BagianSlip
	PDF    bool // the visitor's role opens it as a file
}

// BagianSlip is one part of a slip with its lines and their sum.
type BagianSlip struct {
	Nama   string
	Baris  []pegawai.BarisSlip
	Jumlah dasar.Rupiah
}

// slipGaji shows one slip with every number opened to its explanation.
func (k *kunjungan) slipGaji() (err error) {
	var isi isiSlip
	if isi.P, err = k.s.Pegawai.Putaran(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if isi.S, err = k.s.Pegawai.AmbilSlip(k.ctx(), k.Pelaku, isi.P.ID, pegawai.ID(k.r.PathValue("pegawai"))); err != nil {
		return err
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, append([]string{"PTKP", "Bruto", "IuranKami"}, bidangDaftarSlip...), isi.S.Subjek)
	if err != nil {
		return err
	}
	isi.Data, isi.Tampak = v.Sajikan(&isi.S), v.Tingkat(isi.S.Subjek, "Neto") == privasi.Penuh
	for _, b := range [...]struct {
		bagian pegawai.Bagian
		nama   string
	}{
		{pegawai.BagianPendapatan, "Pendapatan"}, {pegawai.BagianNatura, "Natura dan kenikmatan"}, {pegawai.BagianIuran, "Iuran BPJS pegawai"}, {pegawai.BagianPajak, "Pajak"},
		{pegawai.BagianPotongan, "Potongan"}, {pegawai.BagianIuranKami, "Dibayar lembaga"},
	} {
		x := BagianSlip{Nama: b.nama}
		for _, l := range isi.S.Baris {
			if l.Bagian == b.bagian {
				x.Baris, x.Jumlah = append(x.Baris, l), x.Jumlah+l.Jumlah
			}
		}
		if len(x.Baris) > 0 && isi.Tampak {
			isi.Bagian = append(isi.Bagian, x)
		}
	}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.PDF = k.terbuka(reg, pegawaiberkas.UntukSlip)
	return k.tampil("gaji_slip", "Slip "+isi.P.Masa.Panjang(), isi)
}

// namaStatusGaji is a state as people read it.
func namaStatusGaji(s pegawai.StatusPutaran) string {
	if s == pegawai.Dibalik {
		return "dibatalkan"
	}
	if s == pegawai.Diposting {
		return "dibukukan"
	}
	return string(s)
}
