package payer.service.fhir.packages;

/**
 * How much of an archive we are willing to unpack.
 *
 * @param files the most files in one archive
 * @param fileBytes the most bytes of one file
 * @param totalBytes the most bytes of all files together
 */
public record ArchiveLimits(int files, int fileBytes, long totalBytes) {
    /** The largest published package has some 15,000 files and 400 MB. */
    public static final ArchiveLimits USUAL = new ArchiveLimits(50_000, 128 << 20, 2L << 30);
}
