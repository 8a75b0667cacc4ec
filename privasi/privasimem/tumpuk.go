package privasimem

// sebelok is how many elements stand in one block.
const sebelok = 1024

// tumpuk is a list that only grows, in blocks, so that adding never copies what is there.
// It is a value: adding gives another one, and the old one still ends where it did.
type tumpuk[T any] struct {
	blok [][]T
	n    int
}

func (t tumpuk[T]) tambah(x T) tumpuk[T] {
	i := t.n / sebelok
	if t.n%sebelok == 0 {
		t.blok = append(t.blok[:i], make([]T, sebelok))
	}
	t.blok[i][t.n%sebelok] = x
	t.n++
	return t
}

func (t tumpuk[T]) ke(i int) *T { return &t.blok[i/sebelok][i%sebelok] }
