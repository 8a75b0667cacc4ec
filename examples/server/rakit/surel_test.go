package rakit_test

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

func TestBacaSurel(t *testing.T) {
	s, err := rakit.BacaSurel("", "")
	require.NoError(t, err)
	require.Nil(t, s)
	s, err = rakit.BacaSurel("smtps://akun:s%40ndi@surat.example", "Pesantren Uji <kabar@pondok.example>")
	require.NoError(t, err)
	require.Equal(t, []string{"surat.example:465", "akun", "s@ndi", "kabar@pondok.example"}, []string{s.Host, s.Akun, s.Sandi, s.Dari.Address})
	s, err = rakit.BacaSurel("smtp://surat.example", "kabar@pondok.example")
	require.NoError(t, err)
	require.Equal(t, "surat.example:587", s.Host)
	for _, k := range [][2]string{{"http://x", "a@b.example"}, {"smtp://", "a@b.example"}, {"smtp://x", ""}} {
		_, err := rakit.BacaSurel(k[0], k[1])
		require.ErrorIs(t, err, rakit.ErrSurel)
	}
}

// kotakPos is a mail server that answers each RCPT with the next of its answers.
type kotakPos struct {
	mu    sync.Mutex
	jawab []string
	surat []string
}

func (k *kotakPos) layani(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		k.satu(c)
	}
}

func (k *kotakPos) satu(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	fmt.Fprint(c, "220 uji\r\n")
	for {
		baris, err := r.ReadString('\n')
		if err != nil {
			return
		}
		switch kata := strings.ToUpper(strings.TrimSpace(baris)); {
		case strings.HasPrefix(kata, "RCPT"):
			k.mu.Lock()
			j := "250 ya"
			if len(k.jawab) > 0 {
				j, k.jawab = k.jawab[0], k.jawab[1:]
			}
			k.mu.Unlock()
			fmt.Fprint(c, j+"\r\n")
		case kata == "DATA":
			fmt.Fprint(c, "354 isi\r\n")
			var b strings.Builder
			for {
				x, err := r.ReadString('\n')
				if err != nil || x == ".\r\n" {
					break
				}
				b.WriteString(x)
			}
			k.mu.Lock()
			k.surat = append(k.surat, b.String())
			k.mu.Unlock()
			fmt.Fprint(c, "250 diterima\r\n")
		case kata == "QUIT":
			fmt.Fprint(c, "221 ya\r\n")
			return
		default:
			fmt.Fprint(c, "250 ya\r\n")
		}
	}
}

// An employee gets his notice by e-mail: tried again when the server says not now, with
// the same number each time and nothing personal in it.
func TestP23_kabarLewatSurel(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	pos := &kotakPos{jawab: []string{"451 nanti"}}
	go pos.layani(l)
	jam := dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC))
	surel, err := rakit.BacaSurel("smtp://"+l.Addr().String(), "Pesantren <kabar@pondok.example>")
	require.NoError(t, err)
	o := opsiUji(t.TempDir(), jam)
	o.Surel = surel
	s, err := rakit.Buka(t.Context(), o)
	require.NoError(t, err)
	defer s.Close()
	_, err = s.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "A", Nama: "Pesantren A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "Pesantren A", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
		Admin: akun.Akun{NamaMasuk: "admin", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	hrd := dasar.Pelaku{ID: "hrd", Lembaga: "A", Peran: privasi.PeranHRD, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKepegawaian}
	staf, _, err := s.Pegawai.Terima(t.Context(), hrd, "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nama: kenariNama, JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1), Surel: "rahma@contoh.sch.id"}})
	require.NoError(t, err)
	orang := staf[0]
	_, err = s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "rahma", Nama: "Rahma", Peran: "guru", Pegawai: string(orang.ID)}, sandi)
	require.NoError(t, err)
	p, err := privasi.Nyatakan(hrd, "kepala", "saya berwenang", "lembar pegawai", []string{"identitas"}, jam.Now())
	require.NoError(t, err)
	require.NoError(t, s.Kantor.Stores.Pernyataan.Simpan(t.Context(), p))
	require.NoError(t, s.Kantor.Stores.Pernyataan.TambahTugas(t.Context(), "A", p.TugasUntuk(orang.Subjek)))
	h, err := s.Kantor.RutinKabar(t.Context(), "A", "x")
	require.NoError(t, err)
	require.Zero(t, h.Terkirim, "451: dicoba lagi nanti")
	jam.Maju(antar.Jeda(1))
	h, err = s.Kantor.RutinKabar(t.Context(), "A", "x")
	require.NoError(t, err)
	require.Equal(t, 1, h.Terkirim)
	require.Len(t, pos.surat, 1)
	require.Contains(t, pos.surat[0], "Message-ID: <"+antar.Kunci(antar.Impor, p.ID, orang.Subjek)+"@pesantren>")
	for _, kata := range []string{kenariNama, "lembar pegawai", "identitas"} {
		require.NotContains(t, pos.surat[0], kata)
	}
}
