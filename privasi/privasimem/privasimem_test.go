package privasimem_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestGudang(t *testing.T) {
	privasitest.Jalankan(t, func(*testing.T) privasitest.Gudang {
		c := dasarmem.New()
		return privasitest.Gudang{Kunci: privasimem.NewKunci(c), Register: privasimem.NewRegister(c), Jejak: privasimem.NewJejak(c), Pernyataan: privasimem.NewPernyataan(c), Buku: privasimem.NewBuku(c), Rekaman: privasimem.NewRekaman(c), Banyak: privasimem.NewRekaman(c), Milik: privasimem.NewMilik(c)}
	})
}
