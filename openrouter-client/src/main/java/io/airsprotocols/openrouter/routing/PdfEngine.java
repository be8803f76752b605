package io.airsprotocols.openrouter.routing;

/**
 * What reads PDF files ({@code pdf.engine}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record PdfEngine(String value) {
    /** The model itself. */
    public static final PdfEngine NATIVE = new PdfEngine("native");

    /** Mistral's text recognition, charged by the page. */
    public static final PdfEngine MISTRAL_OCR = new PdfEngine("mistral-ocr");

    /** Cloudflare's conversion to text, free. */
    public static final PdfEngine CLOUDFLARE_AI = new PdfEngine("cloudflare-ai");

    /** The older name of {@link #CLOUDFLARE_AI}. */
    public static final PdfEngine PDF_TEXT = new PdfEngine("pdf-text");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
