export * from "../../js/print.js";
