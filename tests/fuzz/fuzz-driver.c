// SPDX-License-Identifier: GPL-3.0-or-later
#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Runs a target without libFuzzer: every file of the corpus as it is, then a number
 * of changed ones, always the same. Prints TAP; a bug shows as a crash, and under
 * the sanitizers as their report.
 *
 *     fuzz-NAME CORPUS [ROUNDS [SEED]] */

#define MAX_BYTES 65536

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Pieces that mean something to one of the parsers. */
static const char *const words[] = {
  "\"",
  "\"\"",
  ",",
  ";",
  "\t",
  "\r\n",
  "\r",
  "\n",
  "{",
  "}",
  "[",
  "]",
  ":",
  "null",
  "true",
  "1e999",
  "-0",
  "0.1",
  "10.000000000000001",
  "11",
  "NaN",
  "\\u0000",
  "\\ud800",
  "\\udc00\\ud800",
  "\xff",
  "\xc3",
  "\xed\xa0\x80",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "'",
  "'=1",
  "=",
  "knee",
  "neck-left=7:aching",
  "swelling-3",
  "mood",
  "2026-03-29T02:30",
  "1900-01-01",
  "2199-12-31T23:59:59-18:00",
  "9999-99-99",
  "+99:99",
  "[names]",
  "<path id='head' d='M 0,0 L 9,0 L 9,9 Z'/>",
  "<g id='regions'>",
  "</g>",
  "<clipPath>",
  " C 1,2 3,4 5,6",
  " L 1e5,-1e5",
  "M 1,1",
  " Z",
  "[scale]",
  "*=ignore",
  "scale=0-100",
  "%Y",
  "%p",
  "tracker:new:number:kg",
  "mark:head:dull",
  "\"version\":2",
  "\"tags\":[",
  "\"annotations\":[",
  "\"sessions\":[{",
  "\"ratings\":[{",
};

static GPtrArray *
load_corpus (const char *path)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GList *names = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    names = g_list_insert_sorted (names, g_strdup (name), (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *file = g_build_filename (path, l->data, NULL);
      char *text;
      gsize length;

      if (g_file_get_contents (file, &text, &length, NULL))
        g_ptr_array_add (corpus, g_bytes_new_take (text, length));
    }
  g_list_free_full (names, g_free);
  return corpus;
}

/* Runs a copy of exactly that size, so that reading past its end is noticed. */
static void
run (const guint8 *data,
     gsize size)
{
  guint8 *copy = malloc (size > 0 ? size : 1);

  if (size > 0)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
  free (copy);
}

static void
mutate (GByteArray *input,
        GPtrArray *corpus,
        GRand *random)
{
  guint at = (guint) g_rand_int_range (random, 0, (gint32) input->len + 1);
  guint piece_length = (guint) g_rand_int_range (random, 1, 64);
  guint n = MIN (input->len - at, piece_length);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      if (at < input->len)
        input->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 1:
      if (at < input->len)
        input->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 2:
      g_byte_array_set_size (input, at);
      break;
    case 3:
      if (n > 0)
        g_byte_array_remove_range (input, at, n);
      break;
    case 4:
      {
        /* Repeats a piece of itself. */
        g_autofree guint8 *piece = g_memdup2 (input->data + at, n);

        if (n > 0 && input->len + n < MAX_BYTES)
          g_byte_array_append (input, piece, n);
        break;
      }
    case 5:
      {
        const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
        guint tail = input->len - at;
        g_autofree guint8 *rest = g_memdup2 (input->data + at, tail);

        g_byte_array_set_size (input, at);
        g_byte_array_append (input, (const guint8 *) word, (guint) strlen (word));
        g_byte_array_append (input, rest, tail);
        break;
      }
    default:
      {
        /* The beginning of one and the end of another. */
        GBytes *other = g_ptr_array_index (corpus, g_rand_int_range (random, 0, (gint32) corpus->len));
        gsize size;
        const guint8 *data = g_bytes_get_data (other, &size);
        gsize from = (gsize) g_rand_int_range (random, 0, (gint32) size + 1);

        g_byte_array_set_size (input, at);
        g_byte_array_append (input, data + from, (guint) (size - from));
        break;
      }
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GPtrArray) corpus = NULL;
  g_autoptr (GRand) random = NULL;
  guint rounds = argc > 2 ? (guint) atoi (argv[2]) : 20000;

  setlocale (LC_ALL, "");
  if (argc < 2 || (corpus = load_corpus (argv[1]))->len == 0)
    {
      g_print ("Bail out! No corpus\n");
      return 1;
    }
  random = g_rand_new_with_seed (argc > 3 ? (guint32) atoi (argv[3]) : 2026);

  g_print ("1..2\n");
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      run (data, size);
    }
  g_print ("ok 1 - %u files of the corpus are survived\n", corpus->len);

  for (guint i = 0; i < rounds; i++)
    {
      GBytes *seed = g_ptr_array_index (corpus, g_rand_int_range (random, 0, (gint32) corpus->len));
      g_autoptr (GByteArray) input = g_byte_array_new ();
      gsize size;
      const guint8 *data = g_bytes_get_data (seed, &size);

      g_byte_array_append (input, data, (guint) size);
      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        mutate (input, corpus, random);
      run (input->data, input->len);
    }
  g_print ("ok 2 - %u damaged ones are survived\n", rounds);
  return 0;
}
