declare global {
  /** Where pdf.js finds its character maps, fonts and decoders; see `build-tools/pdf-assets.ts`. */
  const __PDFJS_ASSETS__: string;
  /** Where the fonts of the PDF report are; see `build-tools/font-assets.ts`. */
  const __REPORT_FONTS__: string;

  namespace App {
    interface Error {
      message: string;
    }
  }
}

export {};
