package main

import (
	"context"
	"io"
)

func contohkan(ctx context.Context, p pilihan, out io.Writer) error {
	return layani(ctx, p, out)
}
